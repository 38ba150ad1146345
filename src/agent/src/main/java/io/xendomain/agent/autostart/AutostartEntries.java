package io.xendomain.agent.autostart;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.text.ConfigText;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.Owner;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Looks for domains of ours in the folder from which Xen's own boot script starts domains (/etc/xen/auto). Two that start
 * the same domain get into each other's way: whoever is second fails, and the script saves and restores what it started.
 */
public final class AutostartEntries {
    private static final Logger LOG = Logger.getLogger(AutostartEntries.class);
    private static final String STARTED_TWICE = "StartedTwice";

    private final Path folder;
    private final Function<String, Path> configOf;

    /** @param configOf where the .cfg of a domain of that name is */
    public AutostartEntries(Path folder, Function<String, Path> configOf) {
        this.folder = folder;
        this.configOf = configOf;
    }

    /** One finding for each entry that starts one of these domains, in the order of their names. */
    public List<HostFinding> findings(Collection<DomainRecord> ours) {
        if (ours.isEmpty()) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        // as the script's pattern: no hidden files
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                folder, entry -> !entry.getFileName().toString().startsWith("."))) {
            found.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warnf("cannot look into %s: %s", folder, e.getMessage());
            return List.of();
        }
        return entries.stream()
                .sorted()
                .flatMap(entry -> started(entry, ours).map(record -> finding(entry, record)).stream())
                .toList();
    }

    private Optional<DomainRecord> started(Path entry, Collection<DomainRecord> ours) {
        Optional<Path> target = target(entry);
        Map<String, CfgValue> keys = read(entry);
        String name = ConfigText.scalar(keys.get("name"));
        String uuid = Optional.ofNullable(ConfigText.scalar(keys.get("uuid")))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse(null);
        return ours.stream()
                .filter(record -> record.uuid().equals(uuid)
                        || record.name().equals(name)
                        || target.equals(Optional.of(
                                configOf.apply(record.name()).toAbsolutePath().normalize())))
                .findFirst();
    }

    /** Where a link leads, also when nothing is there at present. */
    private Optional<Path> target(Path entry) {
        try {
            return Files.isSymbolicLink(entry)
                    ? Optional.of(folder.toAbsolutePath()
                            .resolve(Files.readSymbolicLink(entry))
                            .normalize())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, CfgValue> read(Path entry) {
        try {
            return Files.isRegularFile(entry) && Files.size(entry) <= Api.MAX_CONFIG_BYTES
                    ? ConfigText.values(new String(Files.readAllBytes(entry), StandardCharsets.UTF_8))
                    : Map.of();
        } catch (IOException e) {
            LOG.debugf("cannot read %s: %s", entry, e.getMessage());
            return Map.of();
        }
    }

    private static HostFinding finding(Path entry, DomainRecord record) {
        Owner owner = record.desired().owner();
        return new HostFinding(
                HostFinding.Severity.Warning,
                STARTED_TWICE,
                entry + " starts domain " + record.name() + " (XenDomain " + owner.namespace() + "/" + owner.name()
                        + ") when the host boots, and so does the agent; remove " + entry
                        + ": the agent starts the domain");
    }
}
