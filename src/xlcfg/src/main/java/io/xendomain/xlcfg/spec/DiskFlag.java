package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.Key;
import java.util.Optional;
import java.util.stream.Stream;

/** Parameters of a disk that are a bare word instead of {@code name=1}. */
enum DiskFlag {
    DISCARD("discard", DiskSpec.DISCARD, true),
    NO_DISCARD("no-discard", DiskSpec.DISCARD, false),
    DIRECT_IO_SAFE("direct-io-safe", DiskSpec.DIRECT_IO_SAFE, true),
    COLO("colo", DiskSpec.COLO, true),
    NO_COLO("no-colo", DiskSpec.COLO, false),
    TRUSTED("trusted", DiskSpec.TRUSTED, true),
    UNTRUSTED("untrusted", DiskSpec.TRUSTED, false);

    private final String word;
    private final Key<Boolean> key;
    private final boolean value;

    DiskFlag(String word, Key<Boolean> key, boolean value) {
        this.word = word;
        this.key = key;
        this.value = value;
    }

    static Optional<DiskFlag> of(String word) {
        return Stream.of(values()).filter(flag -> flag.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    Key<Boolean> key() {
        return key;
    }

    boolean value() {
        return value;
    }
}
