package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xendomain.agent.files.AtomicFiles;
import io.xendomain.agent.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The domains of a simulated host, a file each. They outlive the agent and, as real ones, not the host: after a boot
 * there are none.
 */
final class SimulatedDomains {
    private final Path folder;
    private final Map<Integer, SimulatedDomain> byDomid = new TreeMap<>();
    private int lastDomid;

    private SimulatedDomains(Path folder) {
        this.folder = folder;
    }

    /** @param boot differs from boot to boot of the host */
    static SimulatedDomains open(Path folder, String boot) throws IOException {
        AtomicFiles.makeFolder(folder);
        AtomicFiles.cleanUp(folder);
        SimulatedDomains domains = new SimulatedDomains(folder);
        Path bootFile = folder.resolve("boot-id");
        boolean sameBoot = Files.exists(bootFile) && Files.readString(bootFile).equals(boot);
        domains.read(sameBoot);
        if (!sameBoot) {
            AtomicFiles.write(bootFile, boot.getBytes(StandardCharsets.UTF_8));
        }
        return domains;
    }

    Collection<SimulatedDomain> all() {
        return byDomid.values();
    }

    /** A domid that no domain had since boot. */
    int nextDomid() throws ToolstackException {
        int next = lastDomid + 1;
        write(folder.resolve("last-domid"), Integer.toString(next).getBytes(StandardCharsets.UTF_8));
        lastDomid = next;
        return next;
    }

    void put(SimulatedDomain domain) throws ToolstackException {
        try {
            write(file(domain.domid()), Json.MAPPER.writeValueAsBytes(domain));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        byDomid.put(domain.domid(), domain);
    }

    void remove(int domid) {
        byDomid.remove(domid);
        try {
            Files.deleteIfExists(file(domid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(boolean keep) throws IOException {
        Path counter = folder.resolve("last-domid");
        if (!keep) {
            Files.deleteIfExists(counter);
        } else if (Files.exists(counter)) {
            lastDomid = Integer.parseInt(Files.readString(counter));
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                if (keep) {
                    SimulatedDomain domain = Json.MAPPER.readValue(file.toFile(), SimulatedDomain.class);
                    byDomid.put(domain.domid(), domain);
                } else {
                    Files.delete(file);
                }
            }
        }
    }

    private Path file(int domid) {
        return folder.resolve(domid + ".json");
    }

    private static void write(Path file, byte[] content) throws ToolstackException {
        try {
            AtomicFiles.write(file, content);
        } catch (IOException e) {
            throw new ToolstackException("the simulator cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
