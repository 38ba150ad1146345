package io.xendomain.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The uuid that a domain gets when its config names none: of version 5 (RFC 9562, 5.5), made from namespace and name. So
 * the same manifest applied to a rebuilt cluster finds its running domain again.
 */
public final class DomainIds {
    /** Version 5 of "xendomain.io" in the RFC's namespace for DNS names. Never changes: domains are found by it. */
    public static final UUID NAMESPACE = UUID.fromString("16209530-e2e5-5f90-b0d1-81f33ef1a0f0");

    private DomainIds() {}

    /** For the object {@code namespace/name}; neither part can hold a slash. */
    public static UUID of(String namespace, String name) {
        return version5(NAMESPACE, namespace + "/" + name);
    }

    static UUID version5(UUID space, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .array());
        sha1.update(name.getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(Arrays.copyOf(sha1.digest(), 2 * Long.BYTES));
        long high = hash.getLong() & ~0xf000L | 0x5000L;
        long low = hash.getLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }
}
