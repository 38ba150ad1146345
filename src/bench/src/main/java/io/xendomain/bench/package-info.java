/**
 * What the packaged programs take, in time and memory, each beside an anchor that was measured in the same run: figures
 * of two machines cannot be compared, ratios can.
 */
package io.xendomain.bench;
