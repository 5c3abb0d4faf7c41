// Package store keeps a graph in Cayley, a quad store with three query
// languages. It is the only package that imports Cayley.
//
// [Guide] says what the store holds and how to ask for it. [Open] keeps the
// graph in a folder, in Cayley's layout on an embedded bbolt file; [NewMemory]
// and [OpenPostgres] keep it elsewhere, and behave alike.
//
// A store holds generations. A generation is written by one writer, and is never
// changed afterwards; then the store switches to it. So readers need no lock, read
// while a build runs, and see one graph from the beginning of a stream to its end;
// a crash leaves the old graph or the new.
//
// In a folder, a generation is a file with a whole graph (bulk.go), with layers on
// top that say what became different after it (amend.go, patch.go, layered.go).
//
// Cayley v0.7.7 has faults that cannot be waited out, since it is at rest. What
// cures each stands beside the word "Cayley" in bolt.go, missing.go and
// gizmo.go, with a test in traps_test.go.
package store
