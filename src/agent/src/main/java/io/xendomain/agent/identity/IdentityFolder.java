package io.xendomain.agent.identity;

import io.xendomain.agent.files.AtomicFiles;
import io.xendomain.protocol.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;

/**
 * Who this host is. Keys are made here and never leave. The link {@code identity} leads to a folder with key, certificate
 * and CA that belong together; a renewal makes a new folder and turns the link, so that nobody sees half a pair.
 */
public final class IdentityFolder {
    private static final String LINK = "identity";
    private static final String GENERATION = "identity-";
    private static final String KEY = "tls.key";
    private static final String CERTIFICATE = "tls.crt";
    private static final String CA = "ca.crt";

    private final Path state;

    /** @param state the agent's state directory */
    public IdentityFolder(Path state) {
        this.state = state;
    }

    /** Whether this host was given a certificate. */
    public boolean isTrusted() {
        return Files.exists(state.resolve(LINK).resolve(CERTIFICATE));
    }

    /** Changes whenever there is another certificate, however it came; cheap to ask for. */
    public Version version() {
        Path certificate = state.resolve(LINK).resolve(CERTIFICATE);
        try {
            return new Version(certificate.toRealPath(), Files.getLastModifiedTime(certificate));
        } catch (IOException e) {
            return Version.NONE; // not there, or just being replaced
        }
    }

    /** @param file null when there is none */
    public record Version(Path file, FileTime written) {
        private static final Version NONE = new Version(null, null);
    }

    /** The name in the certificate of this host. */
    public String hostName() throws IOException, IdentityException {
        String chain = Files.readString(state.resolve(LINK).resolve(CERTIFICATE));
        return nameIn(Pem.certificates(chain).getFirst());
    }

    /** A certificate request in PEM for the key that waits for its certificate; one is made if none does. */
    public String request() throws IOException {
        Path file = pending();
        return Files.exists(file) ? HostKey.ofPem(Files.readString(file)).request() : requestForNewKey();
    }

    /** A certificate request in PEM for a new key, in place of one that may still wait. */
    public String requestForNewKey() throws IOException {
        AtomicFiles.makeFolder(state);
        HostKey key = HostKey.make();
        AtomicFiles.write(pending(), ascii(key.toPem()));
        return key.request();
    }

    /**
     * Takes the certificate for the key that waits for one, and uses both from now on.
     *
     * @param chain in PEM: the host's certificate, then what it was signed with, the CA last
     * @return the name of the host in it
     * @throws IdentityException if it is not a good certificate for that key; nothing has changed then
     */
    public String install(String chain) throws IOException, IdentityException {
        List<X509Certificate> certificates = Pem.certificates(chain);
        if (certificates.size() < 2) {
            throw new IdentityException("there are " + certificates.size()
                    + " certificates; give the host's own and then the CA's, as `kubectl xen host enroll` prints them");
        }
        if (!Files.exists(pending())) {
            throw new IdentityException("no key waits for a certificate; make one with `xendomain-agent csr`");
        }
        HostKey key = HostKey.ofPem(Files.readString(pending()));
        X509Certificate own = certificates.getFirst();
        if (!key.isIn(own)) {
            throw new IdentityException("the certificate is for another key than the one that waits here;"
                    + " was `xendomain-agent csr` run again, or on another host?");
        }
        String name = nameIn(own);
        verify(certificates);
        if (isTrusted() && !hostName().equals(name)) {
            throw new IdentityException("the certificate is for host " + name + ", but this is host " + hostName()
                    + "; to give it another name remove " + state.resolve(LINK) + " first");
        }
        turnTo(key, certificates);
        return name;
    }

    private void turnTo(HostKey key, List<X509Certificate> certificates) throws IOException {
        Path folder = state.resolve(GENERATION + UUID.randomUUID());
        AtomicFiles.makeFolder(folder);
        AtomicFiles.write(folder.resolve(KEY), ascii(key.privatePem()));
        AtomicFiles.write(
                folder.resolve(CERTIFICATE), ascii(Pem.write(certificates.subList(0, certificates.size() - 1))));
        AtomicFiles.write(folder.resolve(CA), ascii(Pem.write(List.of(certificates.getLast()))));
        Path link = state.resolve("." + folder.getFileName());
        Files.createSymbolicLink(link, folder.getFileName());
        AtomicFiles.moveIntoPlace(link, state.resolve(LINK));
        AtomicFiles.delete(pending());
        removeAllBut(folder);
    }

    private void removeAllBut(Path kept) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(state, GENERATION + "*")) {
            for (Path folder : folders) {
                if (!folder.equals(kept) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    for (String file : List.of(KEY, CERTIFICATE, CA)) {
                        Files.deleteIfExists(folder.resolve(file));
                    }
                    Files.delete(folder);
                }
            }
        }
    }

    private static void verify(List<X509Certificate> chain) throws IdentityException {
        try {
            chain.getFirst().checkValidity();
            for (int i = 0; i + 1 < chain.size(); i++) {
                chain.get(i).verify(chain.get(i + 1).getPublicKey());
            }
        } catch (GeneralSecurityException e) {
            throw new IdentityException(
                    "the chain does not hold, each certificate must be valid now and signed by the next: "
                            + e.getMessage(),
                    e);
        }
    }

    private static String nameIn(X509Certificate certificate) throws IdentityException {
        if (Identity.of(certificate).orElse(null) instanceof Identity.Host(String name)) {
            return name;
        }
        throw new IdentityException("the certificate is not a host's; it must carry one name of the form "
                + new Identity.Host("NAME").uri());
    }

    private Path pending() {
        return state.resolve("pending-key.pem");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
