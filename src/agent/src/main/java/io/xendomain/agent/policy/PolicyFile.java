package io.xendomain.agent.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jboss.logging.Logger;

/** The policy as it stands in its file, read again whenever that has changed. */
final class PolicyFile {
    private static final Logger LOG = Logger.getLogger(PolicyFile.class);
    private static final String DEFAULT = "policy.yaml";
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private Version known;
    private Policy policy;
    private PolicyException broken;

    /** Changes when the file does: a new file in its place, new content, none at all, or one that cannot be looked at. */
    private record Version(Object file, FileTime written, long bytes, String obstacle) {
        private static final Version MISSING = new Version(null, null, -1, null);
    }

    PolicyFile(Path file) {
        this.file = file;
    }

    /** @throws PolicyException as long as the file cannot be used */
    synchronized Policy current() throws PolicyException {
        Version now = version();
        if (!now.equals(known)) {
            policy = null;
            broken = null;
            try {
                policy = now.equals(Version.MISSING) ? ofThePackage() : read(now);
                LOG.infof("policy: %s", now.equals(Version.MISSING) ? "the default; there is no " + file : file);
            } catch (PolicyException e) {
                broken = e;
                LOG.errorf("policy: %s: %s; until it is repaired nothing is pushed or started", file, e.getMessage());
            }
            known = now;
        }
        if (broken != null) {
            throw broken;
        }
        return policy;
    }

    /** What holds where no file says otherwise. */
    static Policy ofThePackage() throws PolicyException {
        try (InputStream in = PolicyFile.class.getResourceAsStream(DEFAULT)) {
            return PolicyReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Policy read(Version version) throws PolicyException {
        if (version.obstacle() != null) {
            throw unreadable(version.obstacle());
        }
        if (version.bytes() > LARGEST) {
            throw new PolicyException(
                    List.of("it has " + version.bytes() + " bytes; at most " + LARGEST + " are read"));
        }
        try {
            return PolicyReader.read(Files.readString(file));
        } catch (IOException e) {
            throw unreadable(e.toString());
        }
    }

    private Version version() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(now.fileKey(), now.lastModifiedTime(), now.size(), null);
        } catch (NoSuchFileException e) {
            // a link to nothing was meant to be something
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? new Version(null, null, -1, e.toString())
                    : Version.MISSING;
        } catch (IOException e) {
            return new Version(null, null, -1, e.toString());
        }
    }

    private static PolicyException unreadable(String obstacle) {
        return new PolicyException(
                List.of("it cannot be read (" + obstacle + "); make it a text file that root can read"));
    }
}
