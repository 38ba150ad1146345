package io.xendomain.operator.push;

import io.xendomain.protocol.DeletionPolicy;

/**
 * What a push asks for, without the text.
 *
 * @param uid of the object
 * @param generation of the object
 * @param sha256 of the config, null for a removal
 * @param restartRequestedAt the restart it asks for, or null
 * @param adopt whether something that is not ours may be taken over
 * @param removal how to let go of the domain, or null
 */
public record PushKey(
        String uid, long generation, String sha256, String restartRequestedAt, boolean adopt, DeletionPolicy removal) {

    /** Whether both ask for the same but for the leave to take something over, which is of no use to what is held. */
    boolean wantsTheSameAs(PushKey other) {
        return equals(
                new PushKey(other.uid, other.generation, other.sha256, other.restartRequestedAt, adopt, other.removal));
    }
}
