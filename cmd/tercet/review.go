package main

import (
	"github.com/spf13/cobra"

	"tercet/graph/build"
)

func newReview(opt *shared, files *build.Files) *cobra.Command {
	return &cobra.Command{Use: "review", Hidden: true}
}
