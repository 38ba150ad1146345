package io.xendomain.agent.store;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.files.AtomicFiles;
import io.xendomain.agent.json.Json;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.xlcfg.render.OwnershipHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What survives the agent: a file for each record, which is the truth, and the .cfg made from it. A record is written
 * before its .cfg, so that a crash between the two is mended at the next start.
 */
public final class DomainStore {
    private static final Logger LOG = Logger.getLogger(DomainStore.class);
    private final Path configs;
    private final Path records;
    private final Path starting;
    private final Fences fences;

    private DomainStore(Path configs, Path records, Path starting, Fences fences) {
        this.configs = configs;
        this.records = records;
        this.starting = starting;
        this.fences = fences;
    }

    /**
     * Opens the two folders, making them if need be, and removes what a crash left half done.
     *
     * @param configs folder of the .cfg files
     * @param state folder of everything else that the agent keeps
     */
    public static DomainStore open(Path configs, Path state) throws IOException {
        Path records = state.resolve("domains");
        AtomicFiles.makeFolder(configs);
        AtomicFiles.makeFolder(records);
        Path starting = state.resolve("starting");
        AtomicFiles.makeFolder(starting);
        cleanUp(configs);
        cleanUp(records);
        dropAll(starting);
        return new DomainStore(configs, records, starting, Fences.open(state.resolve("fences.json")));
    }

    /** Leftovers in a folder that cannot be written to do no harm, and must not keep the agent from reporting. */
    private static void cleanUp(Path folder) {
        try {
            AtomicFiles.cleanUp(folder);
        } catch (IOException e) {
            LOG.warnf("cannot remove leftover temporary files from %s: %s", folder, e.getMessage());
        }
    }

    /** Copies for starts that a former agent did not see the end of; xl has read them, or never will. */
    private static void dropAll(Path starting) {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(starting, "*.cfg")) {
            for (Path copy : copies) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            LOG.warnf("cannot empty %s: %s", starting, e.getMessage());
        }
    }

    public Fences fences() {
        return fences;
    }

    /** Every record by uuid, each .cfg made equal to its record again. */
    public Map<String, DomainRecord> load() throws IOException {
        Map<String, DomainRecord> loaded = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(records, "*.json")) {
            for (Path file : files) {
                read(file).ifPresent(found -> loaded.put(found.uuid(), mend(found)));
            }
        }
        return loaded;
    }

    private static Optional<DomainRecord> read(Path file) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), DomainRecord.class));
        } catch (IOException e) {
            LOG.errorf("%s cannot be read, its domain is left alone: %s", file, e.getMessage());
            return Optional.empty();
        }
    }

    private DomainRecord mend(DomainRecord found) {
        try {
            restoreConfig(found);
            return dropFormer(found);
        } catch (Refused e) {
            LOG.errorf("%s of %s: %s", configOf(found.name()), found.uuid(), e.getMessage());
            return found;
        }
    }

    /** Where the .cfg of a domain of that name is. */
    public Path configOf(String name) {
        return configs.resolve(name + ".cfg");
    }

    /**
     * Lets nobody write over a file that is not theirs.
     *
     * @throws Refused NotOurs for a file without our header, OwnedByAnother for one with another object's
     */
    public void checkConfigIsFree(String name, Owner owner) throws Refused {
        Path file = configOf(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String there = text(file);
        if (!OwnershipHeader.isOurs(there)) {
            throw new Refused(
                    ProblemCode.NotOurs,
                    file
                            + " is there and was not written by this agent; move it away, or give the domain another name");
        }
        if (!OwnershipHeader.belongsTo(owner.namespace(), owner.name(), there)) {
            throw new Refused(
                    ProblemCode.OwnedByAnother,
                    file + " belongs to another XenDomain, which its first line names; give the domain another name");
        }
    }

    /**
     * Moves a file that is not ours out of the way of one that is to take over its domain; nothing of it is lost.
     *
     * @throws Refused OwnedByAnother for a file with another object's header, NotWritable where there is a kept one already
     */
    public void makeRoom(String name, Owner owner) throws Refused {
        Path file = configOf(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (OwnershipHeader.isOurs(text(file))) {
            checkConfigIsFree(name, owner);
            return;
        }
        Path kept = configs.resolve(name + ".cfg.before-adoption");
        try {
            Files.move(file, kept); // fails where there is one
            LOG.infof("%s is kept as %s", file, kept);
        } catch (IOException e) {
            throw new Refused(
                    ProblemCode.NotWritable,
                    file + " is to be taken over and cannot be kept as " + kept + " (" + e
                            + "); move one of the two away",
                    e);
        }
    }

    /**
     * Writes a config beside its later place.
     *
     * @return the temporary file, for {@link #commit} or {@link #discard}
     */
    public Path stage(String name, String text) throws Refused {
        try {
            return AtomicFiles.writeTemporary(configOf(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Storage.refused(e, configs);
        }
    }

    public void discard(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            LOG.warnf("cannot remove %s: %s", staged, e.getMessage());
        }
    }

    /**
     * Makes a push durable: the record, then its staged config.
     *
     * @param previous the record before, or null; put back if the config cannot be put into place
     * @return the record as it is kept
     */
    public DomainRecord commit(DomainRecord next, DomainRecord previous, Path staged) throws Refused {
        save(next);
        try {
            AtomicFiles.moveIntoPlace(staged, configOf(next.name()));
        } catch (IOException e) {
            undo(next, previous);
            throw Storage.refused(e, configs);
        }
        try {
            return dropFormer(next);
        } catch (Refused e) {
            LOG.warnf("the push is taken, the file of the former name is removed later: %s", e.getMessage());
            return next;
        }
    }

    private void undo(DomainRecord next, DomainRecord previous) throws Refused {
        if (previous == null) {
            delete(recordOf(next.uuid()));
        } else {
            save(previous);
        }
    }

    /** Writes a record whose config text has not changed. */
    public void save(DomainRecord next) throws Refused {
        try {
            AtomicFiles.write(recordOf(next.uuid()), Json.MAPPER.writeValueAsBytes(next));
        } catch (IOException e) {
            throw Storage.refused(e, records);
        }
    }

    /** Makes the .cfg equal to its record if it is not; one without our header stays as it is. */
    public void restoreConfig(DomainRecord record) throws Refused {
        Path file = configOf(record.name());
        String wanted = record.desired().config();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && text(file).equals(wanted)) {
            return;
        }
        checkConfigIsFree(record.name(), record.desired().owner());
        try {
            AtomicFiles.write(file, wanted.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Storage.refused(e, configs);
        }
    }

    /**
     * A copy of the config for xl to read: what a domain is started with is known, also when a push comes in while xl
     * reads it. In a folder of which others see nothing.
     *
     * @return the copy, for {@link #dropStarting}; the same path each time, because xl names it in its messages
     */
    public Path copyForStart(DomainRecord record) throws Refused {
        try {
            return Files.writeString(startingOf(record), record.desired().config());
        } catch (IOException e) {
            throw Storage.refused(e, starting);
        }
    }

    /** The start is over, well or not. */
    public void dropStarting(DomainRecord record) {
        discard(startingOf(record));
    }

    private Path startingOf(DomainRecord record) {
        return starting.resolve(record.uuid() + ".cfg");
    }

    /**
     * Lets go of a domain.
     *
     * @param keepConfig whether its .cfg stays, with a note that it is not managed any more
     */
    public void forget(DomainRecord record, boolean keepConfig) throws Refused {
        Path file = configOf(record.name());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && isConfigOf(record, file)) {
            if (keepConfig) {
                release(record, file);
            } else {
                delete(file);
            }
        }
        dropFormer(record);
        delete(recordOf(record.uuid()));
    }

    private boolean isConfigOf(DomainRecord record, Path file) throws Refused {
        Owner owner = record.desired().owner();
        return OwnershipHeader.belongsTo(owner.namespace(), owner.name(), text(file));
    }

    private void release(DomainRecord record, Path file) throws Refused {
        Owner owner = record.desired().owner();
        String released = OwnershipHeader.release(
                owner.namespace(), owner.name(), record.desired().config());
        try {
            AtomicFiles.write(file, released.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Storage.refused(e, configs);
        }
    }

    private DomainRecord dropFormer(DomainRecord record) throws Refused {
        if (record.formerName() == null) {
            return record;
        }
        Path former = configOf(record.formerName());
        if (Files.exists(former, LinkOption.NOFOLLOW_LINKS) && isConfigOf(record, former)) {
            delete(former);
        }
        DomainRecord settled = record.withoutFormerName();
        save(settled);
        return settled;
    }

    private Path recordOf(String uuid) {
        return records.resolve(uuid + ".json");
    }

    private static void delete(Path file) throws Refused {
        try {
            AtomicFiles.delete(file);
        } catch (IOException e) {
            throw Storage.refused(e, file.getParent());
        }
    }

    /** Any bytes are some text: a file of somebody else need not be UTF-8. */
    private static String text(Path file) throws Refused {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refused(
                    ProblemCode.NotOurs,
                    file + " is there and cannot be read (" + e + "); move it away, or give the domain another name",
                    e);
        }
    }
}
