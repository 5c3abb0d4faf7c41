// Command assets copies Cayley's web console from the pinned module to
// serve/console, where it is embedded. Run it with `go generate ./serve`.
//
// The console that comes out is read-only and asks nothing of other machines:
// its page for writing is left out, and so are its links to web fonts.
package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

const module = "github.com/cayleygraph/cayley"

func main() {
	log.SetFlags(0)
	log.SetPrefix("serve/assets: ")
	if err := run("console"); err != nil {
		log.Fatal(err)
	}
}

// run fills the folder to with the console.
func run(to string) error {
	if out, err := exec.Command("go", "mod", "download", module).CombinedOutput(); err != nil {
		return fmt.Errorf("go mod download %s: %w\n%s", module, err, out)
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return fmt.Errorf("go list -m %s: %w", module, err)
	}
	from := strings.TrimSpace(string(out))
	if err := os.RemoveAll(filepath.Join(to, "static")); err != nil {
		return err
	}
	if err := copyStatic(filepath.Join(from, "static"), filepath.Join(to, "static")); err != nil {
		return err
	}
	return render(filepath.Join(from, "templates"), to)
}

// copyStatic copies all files, style sheets without their web fonts.
func copyStatic(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if name == filepath.Join("js", "cayley_write.js") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, ".css") {
			if data, err = stripFonts(data); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return write(filepath.Join(to, name), data)
	})
}

var (
	fontImport = regexp.MustCompile(`@import url\("?(https?:)?//[^;]*;`)
	fontSource = regexp.MustCompile(`, *url\((https?:)?//[^)]*\) *format\([^)]*\)`)
	outside    = regexp.MustCompile(`(url\(|@import|src=|href=)["' ]*(https?:)?//`)
)

// stripFonts removes fonts that come from other machines.
func stripFonts(css []byte) ([]byte, error) {
	css = fontImport.ReplaceAll(css, nil)
	css = fontSource.ReplaceAll(css, nil)
	if at := outside.Find(css); at != nil {
		return nil, fmt.Errorf("still asks another machine: %s", at)
	}
	return css, nil
}

// edits adapt the templates; each has to be found.
var edits = []struct{ file, old, new string }{
	{"head.tmpl", "<title>Cayley</title>", "<title>Cayley · Tercet</title>"},
	{"sidebar.tmpl", `<a href="/">Query</a>`, `<a href="/ui/query">Query</a>`},
	{"sidebar.tmpl", `<li id="sbWrite"><a href="/ui/write">Write</a></li>`, `<li><a href="/">Examples and exports</a></li>`},
	{"sidebar.tmpl", `<li><a href="/docs/Quickstart-As-Application" target="_blank">Quickstart</a></li>`, `<li><a href="/guide" target="_blank">What the store holds</a></li>`},
	{"sidebar.tmpl", `<li><a href="/docs/GizmoAPI" target="_blank">Gizmo API</a></li>`, ""},
	{"sidebar.tmpl", `<li><a href="/docs/MQL" target="_blank">MQL</a></li>`, ""},
	{"sidebar.tmpl", `<li><a href="/docs/Configuration" target="_blank">Configuration</a></li>`, ""},
	{"sidebar.tmpl", `<li><a href="/docs/HTTP" target="_blank">HTTP API</a></li>`, ""},
}

// ending puts a query that stands in the page's address into the editor, and
// leaves drawings the greater part of the window.
const ending = `<style>
.codecol .CodeMirror { height: 160px; }
#visualize { height: calc(100vh - 300px); min-height: 400px; }
</style>
<script>
$(function() {
  editor.setOption("lineWrapping", true);
  if (location.hash.indexOf("#q=") === 0) {
    $("#gizmo-dropdown").click();
    editor.setValue(decodeURIComponent(location.hash.slice(3)));
  }
});
</script>
</html>`

// render makes pages of the templates.
func render(from, to string) error {
	all := template.New("console")
	files, err := filepath.Glob(filepath.Join(from, "*"))
	if err != nil {
		return err
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text := string(data)
		for _, e := range edits {
			if e.file != filepath.Base(path) {
				continue
			}
			if !strings.Contains(text, e.old) {
				return fmt.Errorf("%s has no %q any more", e.file, e.old)
			}
			text = strings.Replace(text, e.old, e.new, 1)
		}
		if _, err := all.New(filepath.Base(path)).Parse(text); err != nil {
			return err
		}
	}
	for _, page := range []string{"query.html", "query_shape.html", "visualize.html"} {
		var b bytes.Buffer
		if err := all.ExecuteTemplate(&b, page, nil); err != nil {
			return err
		}
		html := b.String()
		if at := outside.FindString(html); at != "" {
			return fmt.Errorf("%s still asks another machine: %s", page, at)
		}
		end := strings.LastIndex(html, "</html>")
		if end < 0 {
			return fmt.Errorf("%s has no end", page)
		}
		if err := write(filepath.Join(to, page), []byte(html[:end]+ending)); err != nil {
			return err
		}
	}
	return nil
}

func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o666)
}
