package io.xendomain.protocol;

/**
 * Why an agent could not do what it was asked.
 *
 * @param code stable
 * @param message for people; xl's own words where xl refused
 */
public record Problem(ProblemCode code, String message) {}
