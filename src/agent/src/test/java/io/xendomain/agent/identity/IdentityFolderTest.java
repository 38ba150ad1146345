package io.xendomain.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.testkit.ThrowAwayPki;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFolderTest {
    private static final ThrowAwayPki CA = ThrowAwayPki.create();

    @TempDir
    Path state;

    private IdentityFolder identity() {
        return new IdentityFolder(state);
    }

    private static String sign(String request) {
        return CA.sign(request, "xendomain://host/dom0-a");
    }

    @Test
    void asksForTheSameKeyUntilItHasACertificate() throws Exception {
        String request = identity().request();
        String chain = sign(request);
        identity().request();

        assertThat(identity().isTrusted()).isFalse();
        assertThat(identity().install(chain)).isEqualTo("dom0-a");
        assertThat(identity().isTrusted()).isTrue();
        assertThat(identity().hostName()).isEqualTo("dom0-a");
    }

    @Test
    void keepsKeysToItself() throws Exception {
        String request = identity().request();
        assertThat(Files.getPosixFilePermissions(state.resolve("pending-key.pem")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
        identity().install(sign(request));

        Path key = state.resolve("identity/tls.key");
        assertThat(Files.getPosixFilePermissions(key)).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(key).content().startsWith("-----BEGIN PRIVATE KEY-----").doesNotContain("PUBLIC");
        assertThat(state.resolve("pending-key.pem")).doesNotExist();
    }

    @Test
    void renewsWithANewKeyAndLeavesNothingOfTheOld() throws Exception {
        identity().install(sign(identity().request()));
        String before = Files.readString(state.resolve("identity/tls.key"));

        identity().install(sign(identity().requestForNewKey()));

        assertThat(state.resolve("identity/tls.key")).content().isNotEqualTo(before);
        try (var files = Files.list(state)) {
            assertThat(files).hasSize(2); // the link and the folder it leads to
        }
    }

    @Test
    void takesNoCertificateForAnotherKey() throws Exception {
        String old = identity().request();
        identity().requestForNewKey();

        assertRefused(sign(old), "another key");
    }

    @Test
    void takesNoCertificateOfAnotherKindOrName() throws Exception {
        assertRefused(CA.sign(identity().request(), "xendomain://operator"), "not a host's");

        identity().install(sign(identity().request()));
        assertRefused(CA.sign(identity().requestForNewKey(), "xendomain://host/dom0-b"), "this is host dom0-a");
    }

    @Test
    void takesNoChainThatDoesNotHold() throws Exception {
        String chain = sign(identity().request());
        String leaf = chain.substring(0, chain.indexOf("-----BEGIN", 10));
        String foreignCa = ThrowAwayPki.create().sign(identity().request(), "xendomain://host/x");

        assertRefused(leaf, "there are 1 certificates");
        assertRefused(leaf + foreignCa.substring(foreignCa.indexOf("-----BEGIN", 10)), "does not hold");
        assertRefused("", "there are 0 certificates");
        assertRefused("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "no chain of certificates");
    }

    @Test
    void takesNoCertificateThatNobodyAskedFor() {
        String chain = sign(HostKey.make().request());

        assertRefused(chain, "xendomain-agent csr");
    }

    private void assertRefused(String chain, String reason) {
        boolean trusted = identity().isTrusted();
        assertThatThrownBy(() -> identity().install(chain))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining(reason);
        assertThat(identity().isTrusted()).isEqualTo(trusted);
    }
}
