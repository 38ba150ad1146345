/**
 * The custom resources of group {@code xendomain.io}: what users write, what the operator answers, and the words both
 * use. The definitions in {@code crds/} are generated from here and from xlcfg's keys.
 */
package io.xendomain.api;
