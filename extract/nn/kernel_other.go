//go:build !amd64 && !arm64

package nn

func supported(k Kernel) bool          { return k == Generic }
func nativeRoutines(k Kernel) routines { return genericRoutines() }
