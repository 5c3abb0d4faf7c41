package nn_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestReadersARM64 runs this package's tests, built for arm64, under qemu: the
// NEON kernel must equal plain Go, and the encoder have the hash that it has on
// every other processor.
func TestReadersARM64(t *testing.T) {
	if os.Getenv("TERCET_READERS") != "1" {
		t.Skip("skipped: TERCET_READERS is not 1 (make test-readers)")
	}
	if runtime.GOARCH == "arm64" {
		t.Skip("skipped: this is an arm64, which the other tests show")
	}
	qemu := ""
	for _, name := range []string{"qemu-aarch64-static", "qemu-aarch64"} {
		if path, err := exec.LookPath(name); err == nil && qemu == "" {
			qemu = path
		}
	}
	if qemu == "" {
		if os.Getenv("TERCET_REQUIRE") == "1" {
			t.Fatal("no qemu-aarch64: install qemu-user-static")
		}
		t.Skip("skipped: no qemu-aarch64")
	}
	binary := filepath.Join(t.TempDir(), "nn.test")
	build := exec.Command("go", "test", "-c", "-o", binary, ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go test -c: %v\n%s", err, out)
	}
	out, err := exec.Command(qemu, "-cpu", "max", binary, "-test.v", "-test.run", "Routines|Softmax|Embed|Transpose|Matmul|Linear|Gemm|EncoderBits|Leaky").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"/neon/", "--- PASS: TestEncoderBits", "--- PASS: TestLinear"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the tests under qemu do not say %q:\n%s", want, out)
		}
	}
}
