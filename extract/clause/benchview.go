package clause

import "tercet/corpus"

// nary renders a clause as one proposition with all its arguments in full.
func (t *tree) nary(c *Clause) []corpus.Proposition { return nil }

// binary renders a clause as one proposition an argument.
func (t *tree) binary(c *Clause) []corpus.Proposition { return nil }
