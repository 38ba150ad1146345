package io.xendomain.protocol;

/**
 * Some of a host's CPUs with a scheduler of their own.
 *
 * @param name may hold blanks
 * @param scheduler credit, credit2, rtds, ...
 */
public record CpuPool(String name, String scheduler) {}
