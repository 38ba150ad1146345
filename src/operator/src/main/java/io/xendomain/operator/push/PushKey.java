package io.xendomain.operator.push;

import io.xendomain.protocol.DeletionPolicy;

/**
 * What a push asks for, without the text.
 *
 * @param uid of the object
 * @param generation of the object
 * @param sha256 of the config, null for a removal
 * @param restartRequestedAt the restart it asks for, or null
 * @param removal how to let go of the domain, or null
 */
public record PushKey(String uid, long generation, String sha256, String restartRequestedAt, DeletionPolicy removal) {}
