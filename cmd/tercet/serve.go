package main

import (
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"tercet/serve"
)

func newServe(opt *shared) *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve [--addr 127.0.0.1:64210]",
		Short: "Serve the graph to the browser: Cayley's console, its query API, exports",
		Long: `Serve the graph on this machine's loopback, for reading only: Cayley's web
console, its query API, and every export. A build may run meanwhile; the next
page shows the new graph. Ctrl-C ends it.`,
		Example: `  tercet serve
  tercet serve --addr 127.0.0.1:8080
  curl --data 'g.V("Tokayev").Out("<kg:names>").Out("refused").All()' http://127.0.0.1:64210/api/v1/query/gizmo`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openStore(opt)
			if err != nil {
				return err
			}
			defer s.Close()
			return serve.Listen(cmd.Context(), addr, serve.Options{Store: s, Formats: formats()}, func(a net.Addr) {
				if !opt.quiet {
					fmt.Fprintf(cmd.OutOrStdout(), "%s is served at http://%s/ (Ctrl-C ends it)\n", opt.db, a)
				}
			})
		},
	}
	cmd.Flags().StringVar(&addr, "addr", serve.DefaultAddr, "address and port, on the loopback")
	return cmd
}
