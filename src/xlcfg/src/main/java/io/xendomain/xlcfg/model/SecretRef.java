package io.xendomain.xlcfg.model;

/**
 * A key of a Secret in the namespace of the XenDomain, instead of the secret itself.
 *
 * @param name of the Secret
 * @param key in its data
 */
public record SecretRef(String name, String key) {}
