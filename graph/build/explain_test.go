package build

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

func TestArchive(t *testing.T) {
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles")
	files(t, articles, map[string]string{"a.txt": "Harbour sued Lines.\n", "b.txt": "Lines fined Harbour.\n"})
	db := filepath.Join(dir, "db")
	b, err := Open(db, &triples{version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if _, err := b.Build(ctx, []string{articles}, Options{}); err != nil {
		t.Fatal(err)
	}
	e, err := b.Store().Entity(ctx, "Harbour")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := OpenArchive(db)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if got, err := a.Text(ctx, "a.txt"); err != nil || got != "Harbour sued Lines.\n" && got != "Harbour sued Lines." {
		t.Errorf("text %q, %v", got, err)
	}
	if _, err := a.Text(ctx, "c.txt"); !errors.Is(err, ErrUnknown) {
		t.Errorf("the text of no document: %v", err)
	}
	reasons, err := a.Explain(ctx, e.ID)
	if err != nil || len(reasons) != 1 || reasons[0].Alias != "Harbour" || reasons[0].Why != "same name" || reasons[0].Document != "a.txt" {
		t.Errorf("reasons %+v, %v", reasons, err)
	}
	if reasons, err := a.Explain(ctx, "e/Nobody"); err != nil || len(reasons) != 0 {
		t.Errorf("reasons for nobody: %+v, %v", reasons, err)
	}
}
