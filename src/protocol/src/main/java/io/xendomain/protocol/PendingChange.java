package io.xendomain.protocol;

/**
 * A key whose value in the running domain is not the one in its .cfg.
 *
 * @param key the xl.cfg key
 * @param running what the domain was started with, as xl.cfg writes it; null when the key was not set
 * @param configured what the .cfg holds now; null when the key is not set any more
 */
public record PendingChange(String key, String running, String configured) {}
