package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"tercet/graph"
)

// writeJSONLines writes one object a line: the documents, the entities, the
// statements with all their evidence, each in order of ID. It streams; of the
// entities only names and types stay in memory.
func writeJSONLines(ctx context.Context, sink Sink, r graph.Reader, _ Options) error {
	return writeFile(sink, "", func(w *bufio.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for d, err := range r.Documents(ctx) {
			if err != nil {
				return fmt.Errorf("export: read documents: %w", err)
			}
			if err := enc.Encode(NewDocumentRecord(d)); err != nil {
				return err
			}
		}
		names := map[graph.ID]*graph.Entity{}
		for e, err := range r.Entities(ctx) {
			if err != nil {
				return fmt.Errorf("export: read entities: %w", err)
			}
			if err := enc.Encode(NewEntityRecord(e)); err != nil {
				return err
			}
			names[e.ID] = &graph.Entity{ID: e.ID, Name: e.Name, Type: e.Type}
		}
		for s, err := range r.Statements(ctx) {
			if err != nil {
				return fmt.Errorf("export: read statements: %w", err)
			}
			if err := enc.Encode(NewStatementRecord(s, func(id graph.ID) *graph.Entity { return names[id] })); err != nil {
				return err
			}
		}
		return nil
	})
}
