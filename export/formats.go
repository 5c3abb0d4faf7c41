package export

import (
	"fmt"
	"strings"
)

// Formats returns the formats of this package, in the order in which help texts
// list them. Callers may append their own: the store's raw dump is one.
func Formats() []Format {
	return []Format{graphML, gexf, dot, jsonLines, nQuads, csvTables, neo4j}
}

// Lookup returns the format of the given name among formats, in any case. The
// error lists the names that there are.
func Lookup(name string, formats ...Format) (Format, error) {
	if len(formats) == 0 {
		formats = Formats()
	}
	names := make([]string, len(formats))
	for i, f := range formats {
		if strings.EqualFold(f.Name, name) {
			return f, nil
		}
		names[i] = f.Name
	}
	return Format{}, fmt.Errorf("export: no format %q; there are %s", name, strings.Join(names, ", "))
}
