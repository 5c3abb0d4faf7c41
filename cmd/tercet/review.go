package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tercet/graph"
	"tercet/graph/build"
	"tercet/graph/resolve"
)

func newReview(opt *shared, files *build.Files) *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Be asked about the names that the machine is not sure of, the most useful first",
		Long: `Answer, for pairs of names of which the machine is not sure, whether they are one:
y(es), n(o), l(ater) or q(uit). Each answer is written to the file of decisions at
once; at the end the graph is made anew. Both kinds are asked: names that were
nearly made one, and names that were made one for little reason. What was answered
is not asked again; "later" is.`,
		Example: `  tercet resolve review
  tercet resolve review --list
  tercet resolve review --json | jq 'select(.score > 0.4)'
  yes n | tercet resolve review      for scripts: answers may come from a pipe`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, path, ds, err := openDecisions(opt, files)
			if err != nil {
				return err
			}
			found, err := a.Candidates(cmd.Context(), ds)
			if err := errors.Join(err, a.Close()); err != nil { // nobody waits for the archive while a person thinks
				return err
			}
			g, err := loadGraph(cmd.Context(), opt)
			if err != nil {
				return err
			}
			r := &review{cmd: cmd, out: cmd.OutOrStdout(), graph: g, path: path, decisions: ds, found: found}
			switch {
			case opt.json:
				return r.json()
			case len(found) == 0:
				fmt.Fprintln(r.out, "There is nothing to review: the machine is sure of all names.")
				return nil
			case list:
				for i := range found {
					r.show(i)
				}
				return nil
			}
			if err := r.ask(); err != nil || r.written == 0 {
				return err
			}
			fmt.Fprintf(r.out, "\n%s written to %s.\n", count(r.written, "decision"), path)
			return changeGraph(cmd, opt, files, func(b *build.Builder, _ *graph.Graph) (*build.Report, error) {
				return b.Refresh(cmd.Context(), build.Options{Files: *files})
			})
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, "print the pairs and ask nothing")
	return cmd
}

// review goes through candidates with a person.
type review struct {
	cmd       *cobra.Command
	out       io.Writer
	graph     *graph.Graph
	path      string // of the decisions
	decisions []resolve.Decision
	found     []resolve.Candidate
	written   int
}

// show prints a candidate.
func (r *review) show(i int) {
	c := &r.found[i]
	state := "now two"
	if c.Joined {
		state = "now one"
	}
	fmt.Fprintf(r.out, "\n%d/%d  %s  ·  %s   (%s, score %.2f)\n", i+1, len(r.found), r.label(&c.A), r.label(&c.B), state, c.Score)
	fmt.Fprintf(r.out, "     %s\n", strings.Join(c.Reasons, "; "))
	for _, s := range []*resolve.Side{&c.A, &c.B} {
		fmt.Fprintf(r.out, "     %s: %s\n", s.Document, s.Quote)
	}
}

// label is a side's name with its entity's type and documents.
func (r *review) label(s *resolve.Side) string {
	e := r.graph.EntityByID(s.Entity)
	if e == nil {
		return s.Name
	}
	name := s.Name
	if strings.HasPrefix(e.Name, name+" (") {
		name = e.Name // a namesake
	}
	return fmt.Sprintf("%s [%v, %s]", name, e.Type, count(len(e.Documents), "document"))
}

// ask shows the candidates one by one and writes the answers.
func (r *review) ask() error {
	in := bufio.NewReader(r.cmd.InOrStdin())
	n := &namer{graph: r.graph, decisions: r.decisions}
	for i := range r.found {
		c := &r.found[i]
		yes, no := r.decide(n, c)
		if resolve.Settled(r.decisions, yes.A, yes.B) {
			continue // by an answer just given
		}
		r.show(i)
		for asked := false; ; asked = true {
			if asked {
				fmt.Fprint(r.out, "     y for yes, n for no, l for later, q to quit: ")
			} else {
				fmt.Fprint(r.out, "     Are they one? y/n/l/q ")
			}
			line, err := in.ReadString('\n')
			if err != nil && line == "" {
				fmt.Fprintln(r.out)
				if errors.Is(err, io.EOF) {
					return nil
				}
				return err
			}
			d := yes
			switch answer := strings.ToLower(strings.TrimSpace(line)); answer {
			case "y", "yes":
			case "n", "no":
				d = no
			case "l", "later":
				d.A.Name = ""
			case "q", "quit":
				return nil
			default:
				continue
			}
			if d.A.Name != "" {
				if err := r.write(d); err != nil {
					return err
				}
			}
			break
		}
	}
	return nil
}

// decide returns the decisions that yes and no are.
func (r *review) decide(n *namer, c *resolve.Candidate) (yes, no resolve.Decision) {
	yes = resolve.Decision{Act: resolve.Merge, A: resolve.Reference{Name: c.A.Name}, B: resolve.Reference{Name: c.B.Name}}
	no = resolve.Decision{Act: resolve.Split, A: yes.A, B: yes.B}
	if !c.Joined {
		if a, b := r.graph.EntityByID(c.A.Entity), r.graph.EntityByID(c.B.Entity); a != nil && b != nil {
			yes.A, yes.B = n.reference(a), n.reference(b)
			no.A.Documents, no.B.Documents = r.only(a, no.A.Name), r.only(b, no.B.Name)
		}
		if strings.EqualFold(no.A.Name, no.B.Name) {
			no.A, no.B = yes.A, yes.B
		}
	}
	return yes, no
}

// only returns the documents of an entity whose name is one of another entity's too: what is
// said of it must not touch that one. It is nil where the name is its own alone.
func (r *review) only(e *graph.Entity, name string) []string {
	for i := range r.graph.Entities {
		if o := &r.graph.Entities[i]; o.ID != e.ID && slices.ContainsFunc(o.Aliases, func(a graph.Alias) bool { return strings.EqualFold(a.Name, name) }) {
			return e.Documents
		}
	}
	return nil
}

// write puts a decision into the file. One that contradicts others is not written, and said.
func (r *review) write(d resolve.Decision) error {
	err := build.AddDecisions(r.path, []resolve.Decision{d})
	var conflict *resolve.ConflictError
	if errors.As(err, &conflict) {
		fmt.Fprintf(r.out, "     not written: %v\n", conflict)
		return nil
	} else if err != nil {
		return err
	}
	r.written++
	r.decisions = append(r.decisions, d)
	return nil
}

// candidateJSON is a line of `tercet resolve review --json`.
type candidateJSON struct {
	Names     [2]string `json:"names"`
	Entities  [2]string `json:"entities"` // that they lead to
	Joined    bool      `json:"joined"`   // the machine has made them one
	Score     float64   `json:"score"`    // belief that they are one; from 0.5 on it joins
	Reasons   []string  `json:"reasons"`
	Documents [2]string `json:"documents"`
	Quotes    [2]string `json:"quotes"`
	Yes       string    `json:"yes"` // the decision that yes is
	No        string    `json:"no"`
}

func (r *review) json() error {
	enc := json.NewEncoder(r.out)
	enc.SetEscapeHTML(false)
	n := &namer{graph: r.graph, decisions: r.decisions}
	for i := range r.found {
		c := &r.found[i]
		yes, no := r.decide(n, c)
		err := enc.Encode(candidateJSON{
			[2]string{c.A.Name, c.B.Name}, [2]string{c.A.Entity.Name(), c.B.Entity.Name()}, c.Joined, c.Score, c.Reasons,
			[2]string{c.A.Document, c.B.Document}, [2]string{c.A.Quote, c.B.Quote}, yes.String(), no.String(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}
