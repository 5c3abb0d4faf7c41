package build

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
)

const (
	// garbagePercent is how much garbage may lie about while a graph is resolved and stored, in hundredths
	// of what is in use: little of what is made then becomes garbage.
	garbagePercent = 150
	// beforeCollection is the memory, in bytes, up to which nothing is collected where little is new: 10,000 documents
	// come to 1.3 GB, three quarters of what building them takes, and a fifth of the time would go into looking through it.
	beforeCollection = 3 << 29
	// littleNew is the share of a store's documents up to which little is new: one in so many.
	littleNew = 8
)

// collectRarely lets garbage lie for longer, until its result is called, for documents of which some are new. What the
// user has set by GOGC or GOMEMLIMIT stands.
func collectRarely(documents, fresh int) (undo func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	if littleNew*fresh > documents || os.Getenv("GOMEMLIMIT") != "" {
		before := debug.SetGCPercent(garbagePercent)
		return func() { debug.SetGCPercent(before) }
	}
	return collectFrom(beforeCollection)
}

// collectFrom collects nothing until the program has that many bytes, and by garbagePercent from then on: by the limit
// alone, a program that needs more would do little but collect.
func collectFrom(bytes int64) (undo func()) {
	limit, percent := debug.SetMemoryLimit(bytes), debug.SetGCPercent(-1)
	var setting sync.Mutex
	over := false
	first := func(percent int) {
		setting.Lock()
		defer setting.Unlock()
		if !over {
			debug.SetMemoryLimit(limit)
			debug.SetGCPercent(percent)
		}
	}
	runtime.AddCleanup(new([1]*byte), first, garbagePercent) // it is garbage, which the first collection finds
	return func() {
		setting.Lock()
		defer setting.Unlock()
		over = true
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}
