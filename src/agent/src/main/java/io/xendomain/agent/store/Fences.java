package io.xendomain.agent.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.files.AtomicFiles;
import io.xendomain.agent.json.Json;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The newest leader of each lineage that ever spoke to this host. */
public final class Fences {
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, Long> newest;

    private Fences(Path file, Map<String, Long> newest) {
        this.file = file;
        this.newest = newest;
    }

    static Fences open(Path file) throws IOException {
        Map<String, Long> known = Files.exists(file)
                ? Json.MAPPER.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Long>>() {})
                : Map.of();
        return new Fences(file, Map.copyOf(known));
    }

    /**
     * Lets nobody in who comes before the newest leader.
     *
     * @throws Refused StaleEpoch
     */
    public void check(Fence fence) throws Refused {
        lock.lock();
        try {
            Long epoch = newest.get(fence.lineage());
            if (epoch != null && fence.isBefore(new Fence(fence.lineage(), epoch))) {
                throw new Refused(
                        ProblemCode.StaleEpoch,
                        "fence.epoch is " + fence.epoch() + ", but a leader of epoch " + epoch
                                + " of the same lease has already spoken to this host; only the newest leader may");
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Checks, and from now on refuses everybody who comes before this one, also after a restart.
     *
     * @throws Refused StaleEpoch, or the file could not be written
     */
    public void pass(Fence fence) throws Refused {
        lock.lock();
        try {
            check(fence);
            if (Long.valueOf(fence.epoch()).equals(newest.get(fence.lineage()))) {
                return;
            }
            Map<String, Long> next = new HashMap<>(newest);
            next.put(fence.lineage(), fence.epoch());
            AtomicFiles.write(file, Json.MAPPER.writeValueAsBytes(next));
            newest = Map.copyOf(next);
        } catch (IOException e) {
            throw Storage.refused(e, file.getParent());
        } finally {
            lock.unlock();
        }
    }
}
