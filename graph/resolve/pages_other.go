//go:build !linux

package resolve

func inLargePages[T any](memory []T) []T { return memory }
