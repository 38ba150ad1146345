package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A megabyte of anything takes at most ten megabytes: all that is allocated on the way from its bytes to its findings and
 * its text is counted, whether it is still held or not. How long it takes is measured by {@code make bench-language}.
 */
class MegabyteTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 10_000_000;

    @ParameterizedTest
    @EnumSource
    void takesTenMegabytesAtMost(Megabyte input) {
        byte[] bytes = input.bytes();
        assertThat(bytes.length).isBetween(Megabyte.SIZE - 10_000, Megabyte.SIZE);
        Survival.read(bytes); // loads classes

        long before = THREADS.getCurrentThreadAllocatedBytes();
        Survival.read(bytes);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void isSurvived(Megabyte input) {
        Survival.of(input.bytes());
    }
}
