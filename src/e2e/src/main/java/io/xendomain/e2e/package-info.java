/**
 * The packaged programs on a stage: a real Kubernetes API, the operator and hosts with simulated domains, each a process
 * of its own. The end-to-end tests play on it, and {@link io.xendomain.e2e.Demo} shows it to people.
 */
package io.xendomain.e2e;
