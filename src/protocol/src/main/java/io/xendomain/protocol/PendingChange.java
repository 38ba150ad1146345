package io.xendomain.protocol;

/**
 * A key whose value in the running domain is not the one in its .cfg.
 *
 * @param key the xl.cfg key, with the item of a list in brackets: {@code disk[xvdb]}
 * @param running what the domain has; null when it has none
 * @param configured what the .cfg holds now; null when the key is not set any more
 * @param refusal xl's own words when the change was tried on the running domain and refused; else null
 */
public record PendingChange(String key, String running, String configured, String refusal) {}
