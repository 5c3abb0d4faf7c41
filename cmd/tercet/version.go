package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(opt *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and its model",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			v := versions()
			if opt.json {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(v)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "tercet %s, model %s, %s %s/%s\n", v.Program, v.Model, v.Go, v.OS, v.Arch)
			return nil
		},
	}
}

type versionInfo struct {
	Program string `json:"program"`
	Model   string `json:"model"`
	Go      string `json:"go"`
	OS      string `json:"os"`
	Arch    string `json:"arch"`
}

func versions() versionInfo {
	v := versionInfo{Program: "(devel)", Model: modelVersion(), Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		v.Program = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && v.Program == "(devel)" {
				v.Program = s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return v
}
