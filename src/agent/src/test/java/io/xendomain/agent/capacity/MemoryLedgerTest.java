package io.xendomain.agent.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest {
    private final MemoryLedger ledger = new MemoryLedger();

    private static MemoryNeed need(long mib) {
        return new MemoryNeed(mib, 0);
    }

    @Test
    void saysWhatIsNeededWhatThereIsAndWhatToDo() {
        MemoryNeed need = new MemoryNeed(4096, 37);

        assertThatThrownBy(() -> ledger.take(need, 1024, () -> new FreeMemory(5000, false)))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("needs 4133 MiB (4096 MiB for the guest, 37 MiB for Xen's own use)")
                .hasMessageContaining("has 5000 MiB free, 1024 MiB of it kept for domains that are restarting")
                .hasMessageContaining("lower memory");
        assertThat(ledger.held()).isZero();
    }

    @Test
    void givesBackWhatWasTaken() throws NoRoom {
        try (var hold = ledger.take(need(100), 0, () -> new FreeMemory(100, false))) {
            assertThat(hold).isNotNull();
            assertThat(ledger.held()).isEqualTo(100);
        }

        assertThat(ledger.held()).isZero();
    }

    @Test
    void waitsForAStartWhoseOutcomeDecides() throws Exception {
        AtomicLong free = new AtomicLong(150);
        CountDownLatch asked = new CountDownLatch(2);
        MemoryLedger.Ask<RuntimeException> ask = () -> {
            asked.countDown();
            return new FreeMemory(free.get(), false);
        };
        MemoryLedger.Hold first = ledger.take(need(100), 0, ask);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<MemoryLedger.Hold> second = other.submit(() -> ledger.take(need(100), 0, ask));
            asked.await();
            assertThat(second.isDone()).isFalse();

            free.set(250); // the first did not come to be, and somebody else has gone
            first.close();

            second.get().close();
        }
        assertThat(ledger.held()).isZero();
    }

    /** Starts at once, each taking its memory at some moment while it is built. */
    @Property(tries = 100)
    void neverPromisesWhatIsNotThere(
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 100) Long> needs,
            @ForAll @LongRange(max = 500) long total)
            throws Exception {
        MemoryLedger shared = new MemoryLedger();
        AtomicLong free = new AtomicLong(total);
        List<Callable<Boolean>> starts = needs.stream()
                .map(mib -> (Callable<Boolean>) () -> {
                    try (var hold = shared.take(need(mib), 0, () -> new FreeMemory(free.get(), false))) {
                        Thread.yield();
                        long left = free.addAndGet(-mib);
                        Thread.yield();
                        assertThat(left).as("left after %s", hold).isNotNegative();
                        return true;
                    } catch (NoRoom e) {
                        return false;
                    }
                })
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> started = threads.invokeAll(starts);
            for (int i = 0; i < needs.size(); i++) {
                assertThat(started.get(i).get() || needs.get(i) > free.get())
                        .as("refused %d of %d although %d are free", needs.get(i), total, free.get())
                        .isTrue();
            }
        }
        assertThat(shared.held()).isZero();
        assertThat(free.get()).isNotNegative();
    }
}
