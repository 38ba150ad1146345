// Only the definitions are taken from these: nothing is built.
module xendomain.io/testkit/flux

go 1.26.0

require (
	github.com/fluxcd/kustomize-controller v1.9.0
	github.com/fluxcd/source-controller v1.9.0
)
