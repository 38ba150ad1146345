package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Position;

/**
 * What a key is set to when all statements of a file have been heard.
 *
 * @param key the key
 * @param value the last value, or the sum of those joined by {@code +=}
 * @param appended whether {@code +=} had a part in it: xl then refuses to read a number
 * @param at the last statement
 */
public record Setting(String key, CfgValue value, boolean appended, Position at) {}
