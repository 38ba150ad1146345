package io.xendomain.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id by which everything that follows from one edit of an object is found in all logs. It is made from what was edited, so
 * that operator and agents have the same one without having kept it: after a restart, at the third try, and in a start
 * long after.
 *
 * @param id 32 hex digits, as W3C Trace Context has them
 */
public record Trace(String id) {
    /** The header of W3C Trace Context. */
    public static final String HEADER = "traceparent";

    private static final int ID_BYTES = 16;
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    /**
     * The trace of an edit.
     *
     * @param uid of the object
     * @param generation that the edit gave it
     * @param restartRequestedAt the restart that was asked for, which is an annotation and no generation; or null
     */
    public static Trace of(String uid, long generation, String restartRequestedAt) {
        String edit = uid + "\n" + generation + "\n" + (restartRequestedAt == null ? "" : restartRequestedAt);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(edit.getBytes(StandardCharsets.UTF_8));
            return new Trace(HexFormat.of().formatHex(digest, 0, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Trace of(DesiredDomain desired) {
        return of(desired.owner().uid(), desired.generation(), desired.restartRequestedAt());
    }

    public static Trace of(Removal removal) {
        return of(removal.owner().uid(), removal.generation(), null);
    }

    /** What the header says; empty when there is none, or one that is not of this standard. */
    public static Optional<Trace> ofHeader(String value) {
        Matcher parent = PARENT.matcher(value == null ? "" : value);
        return parent.matches() ? Optional.of(new Trace(parent.group(1))) : Optional.empty();
    }

    /** A value of the header for one more request of this trace. */
    public String header() {
        return "00-" + id + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)) + "-01";
    }
}
