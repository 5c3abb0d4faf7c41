package nn_test

import (
	"fmt"
	"math"

	"tercet/extract/nn"
)

// reference is the encoder in float64, written for the eye. Only weights and
// activations are rounded to int8, as the real one does.
func reference(t *tensors, s size, in nn.Batch) [][]float64 {
	var x [][]float64
	for sentence := range len(in.Offsets) - 1 {
		var rows [][]float64
		for i := in.Offsets[sentence]; i < in.Offsets[sentence+1]; i++ {
			at, kind := i-in.Offsets[sentence], int(in.Cases[i])
			pieces := in.Pieces[i : i+1]
			if in.Words != nil {
				pieces = in.Pieces[in.Words[i]:in.Words[i+1]]
			}
			row := make([]float64, s.width)
			for j := range row {
				for _, p := range pieces {
					word := float64(t.ints["embeddings.word"][int(p)*s.width+j]) * float64(t.floats["embeddings.word.scale"][p])
					row[j] += word / float64(len(pieces))
				}
				row[j] += float64(t.floats["embeddings.position"][at*s.width+j]) + float64(t.floats["embeddings.case"][kind*s.width+j])
			}
			rows = append(rows, row)
		}
		rows = t.norm("embeddings.norm", rows)
		for l := range s.layers {
			name := fmt.Sprintf("encoder.%d.", l)
			context := attend(t.linear(name+"attention.qkv", rows), s.attention, s.attention/32)
			rows = t.norm(name+"attention.norm", add(rows, t.linear(name+"attention.out", context)))
			hidden := t.linear(name+"ffn.in", rows)
			for _, row := range hidden {
				for j, v := range row {
					row[j] = v / 2 * (1 + math.Erf(v/math.Sqrt2))
				}
			}
			rows = t.norm(name+"ffn.norm", add(rows, t.linear(name+"ffn.out", hidden)))
		}
		x = append(x, rows...)
	}
	return x
}

func (t *tensors) linear(name string, x [][]float64) [][]float64 {
	weight, scale, bias := t.ints[name+".weight"], t.floats[name+".scale"], t.floats[name+".bias"]
	var y [][]float64
	for _, row := range x {
		var top float64
		for _, v := range row {
			top = max(top, math.Abs(v))
		}
		out := make([]float64, len(scale))
		for j := range out {
			for k, v := range row {
				out[j] += math.RoundToEven(v*127/top) * float64(weight[j*len(row)+k])
			}
			out[j] = out[j]*top/127*float64(scale[j]) + float64(bias[j])
		}
		y = append(y, out)
	}
	return y
}

func (t *tensors) norm(name string, x [][]float64) [][]float64 {
	for _, row := range x {
		var mean, variance float64
		for _, v := range row {
			mean += v / float64(len(row))
		}
		for _, v := range row {
			variance += (v - mean) * (v - mean) / float64(len(row))
		}
		for j, v := range row {
			row[j] = (v-mean)/math.Sqrt(variance+1e-12)*float64(t.floats[name+".weight"][j]) + float64(t.floats[name+".bias"][j])
		}
	}
	return x
}

func attend(qkv [][]float64, width, heads int) [][]float64 {
	size := width / heads
	var context [][]float64
	for _, query := range qkv {
		out := make([]float64, width)
		for h := range heads {
			scores := make([]float64, len(qkv))
			var sum float64
			for j, key := range qkv {
				for c := range size {
					scores[j] += query[h*size+c] * key[width+h*size+c]
				}
				scores[j] = math.Exp(scores[j] / math.Sqrt(float64(size)))
				sum += scores[j]
			}
			for j, value := range qkv {
				for c := range size {
					out[h*size+c] += scores[j] / sum * value[2*width+h*size+c]
				}
			}
		}
		context = append(context, out)
	}
	return context
}

func add(x, y [][]float64) [][]float64 {
	for i, row := range x {
		for j := range row {
			row[j] += y[i][j]
		}
	}
	return x
}
