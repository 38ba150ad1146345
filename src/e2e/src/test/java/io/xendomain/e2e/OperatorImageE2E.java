package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The operator's image: unpacked as a node unpacks it, and run as the Deployment has it run. */
@ExtendWith(ControlPlaneExtension.class)
class OperatorImageE2E {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Path archive;
    private static JsonNode manifest;
    private static JsonNode config;

    @BeforeAll
    static void unpackTheArchive() throws IOException {
        archive = Packages.image();
        tar("-xf", archive.toString(), "-C", folder.toString());
        JsonNode index = JSON.readTree(folder.resolve("index.json").toFile());
        manifest = blob(index.at("/manifests/0/digest"));
        config = blob(manifest.at("/config/digest"));
    }

    @Test
    void isAnOciArchiveUnderTheNameThatTheManifestsUse() throws IOException {
        JsonNode layout = JSON.readTree(folder.resolve("oci-layout").toFile());
        assertThat(layout.get("imageLayoutVersion").asText()).isEqualTo("1.0.0");
        JsonNode index = JSON.readTree(folder.resolve("index.json").toFile());
        String name = index.at("/manifests/0/annotations/org.opencontainers.image.ref.name")
                .asText();
        assertThat(name.split(":")[0]).isEqualTo("xendomain-operator");
        assertThat(Toolchain.projectRoot().resolve("deploy/base/deployment.yaml"))
                .content()
                .contains("image: xendomain-operator\n");
        assertThat(Toolchain.projectRoot().resolve("helm/xendomain-operator/values.yaml"))
                .content()
                .contains("repository: xendomain-operator\n");
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(archive)).isLessThanOrEqualTo(120_000_000);
    }

    /** So an upgrade fetches the last one, less than a megabyte, and what it has of the others stays. */
    @Test
    void whatChangesWithEachVersionIsInTheLastLayerAlone() {
        List<List<String>> layers = new ArrayList<>();
        for (JsonNode layer : manifest.get("layers")) {
            layers.add(tar("-tzf", blobFile(layer.get("digest")).toString())
                    .lines()
                    .filter(name -> !name.endsWith("/"))
                    .toList());
        }
        assertThat(layers.getLast()).isNotEmpty().allMatch(name -> name.startsWith("app/"));
        assertThat(layers.getLast()).anyMatch(name -> name.contains("xendomain-operator-"));
        assertThat(layers.subList(0, layers.size() - 1).stream().flatMap(List::stream))
                .noneMatch(name -> name.contains("xendomain-operator-") || name.startsWith("app/quarkus/"));
    }

    @Test
    void worksAsNobodyWithNothingToWriteToButTmp(ControlPlane cluster) throws IOException {
        Kubectl kubectl = new Kubectl(cluster.kubeconfig());
        Stage stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        int port = Ports.free();
        Command command = Command.of(
                        Toolchain.projectRoot().resolve("src/testkit/toolchain/image/run"), root().toString())
                .with("ACCOUNT", account(kubectl).toString())
                .with("API", URI.create(cluster.url()).getAuthority())
                .with("PORT", Integer.toString(port))
                .and(texts(config.at("/config/Entrypoint")));
        try (ChildProcess operator = stage.start(command, "image")) {
            Health ready = new Health("http://127.0.0.1:" + port + "/q/health/ready");
            operator.await("the operator in the image is ready", PATIENCE, ready::isUp);
            SimulatedHost host = stage.addHost("dom0-image");
            assertThat(host.state()).exists();
            kubectl.waitFor("xenhost/dom0-image", "Ready", PATIENCE).orThrow();
            // of this machine's own numbers, not of those in its namespace
            assertThat(status(operator.pid(), "CapEff")).isEqualTo("0000000000000000");
            assertThat(status(operator.pid(), "NoNewPrivs")).isEqualTo("1");
        } finally {
            stage.started().reversed().forEach(ChildProcess::close);
        }
    }

    @Test
    void runsAsTheUserOfTheDeployment() {
        assertThat(config.at("/config/User").asText()).isEqualTo("65532:65532");
    }

    private static Path root() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        for (JsonNode layer : manifest.get("layers")) {
            tar("-xzf", blobFile(layer.get("digest")).toString(), "-C", root.toString());
        }
        // the image's user is another one than this
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return root;
    }

    /** What a node mounts into a Pod for its ServiceAccount. */
    private static Path account(Kubectl admin) throws IOException {
        Path account = Files.createDirectories(folder.resolve("account"));
        String token = admin.run("create", "token", Stage.SERVICE_ACCOUNT, "--namespace", Stage.NAMESPACE)
                .orThrow()
                .stdout();
        String ca = admin.run(
                        "config", "view", "--raw", "-o", "jsonpath={.clusters[0].cluster.certificate-authority-data}")
                .orThrow()
                .stdout();
        Files.writeString(account.resolve("token"), token.strip());
        Files.writeString(account.resolve("namespace"), Stage.NAMESPACE);
        Files.write(account.resolve("ca.crt"), Base64.getDecoder().decode(ca.getBytes(StandardCharsets.US_ASCII)));
        return account;
    }

    private static String status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode blob(JsonNode digest) throws IOException {
        return JSON.readTree(blobFile(digest).toFile());
    }

    private static Path blobFile(JsonNode digest) {
        return folder.resolve("blobs/" + digest.asText().replace(':', '/'));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String tar(String... arguments) {
        return Command.of(Path.of("/bin/tar"), arguments)
                .run(PATIENCE)
                .orThrow()
                .stdout();
    }
}
