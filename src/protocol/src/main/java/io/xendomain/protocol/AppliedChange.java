package io.xendomain.protocol;

/**
 * A key that the last edit changed on the running domain.
 *
 * @param key the xl.cfg key, with the item of a list in brackets: {@code disk[xvdb]}
 * @param before its value before, null when there was none
 * @param after its value now, null when it has none any more
 */
public record AppliedChange(String key, String before, String after) {}
