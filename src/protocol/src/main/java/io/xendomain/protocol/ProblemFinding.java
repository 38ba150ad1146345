package io.xendomain.protocol;

/**
 * One of the things that are wrong with a config, as the agent sees it.
 *
 * @param field path of the field below {@code spec.config}, as {@code disk[0].target}
 * @param key the xl.cfg key
 * @param code stable name of the rule, one of the findings reference
 * @param message value, rule and remedy, for people
 */
public record ProblemFinding(String field, String key, String code, String message) {}
