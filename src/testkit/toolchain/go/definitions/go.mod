// The definitions of other projects' kinds, against which our objects of these kinds are checked. Nothing is built.
module xendomain.io/testkit/definitions

go 1.26.0

require (
	github.com/cert-manager/cert-manager v1.20.0
	github.com/fluxcd/kustomize-controller v1.9.0
	github.com/fluxcd/source-controller v1.9.0
	github.com/prometheus-operator/prometheus-operator v0.91.0
)
