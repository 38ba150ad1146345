package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken and what is refused; a refusal changes nothing. */
class PushRulesIT {
    @TempDir
    static Path folder;

    private static AgentProcess agent;
    private static AgentClient operator;

    @BeforeAll
    static void start() {
        agent = new AgentProcess(folder).enrolled().withXl("4.17").start();
        operator = agent.operator();
    }

    @AfterAll
    static void stop() {
        operator.close();
        agent.close();
    }

    private static DomainReport running(Pushes push) {
        operator.push(push.desired());
        await().until(() -> operator.domain(push.uuid()).state() == DomainState.Running);
        return operator.domain(push.uuid());
    }

    /** Every file of the agent with its time and content, but for the simulator's. */
    private static Map<Path, String> files() {
        Map<Path, String> found = new TreeMap<>();
        for (Path top : List.of(agent.configs, agent.state.resolve("domains"))) {
            try (var files = Files.walk(top)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.put(file, Files.getLastModifiedTime(file) + " " + Files.readString(file));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return found;
    }

    /** The same when the agent has written down what it did last. */
    private static Map<Path, String> settledFiles() {
        AtomicReference<Map<Path, String>> last = new AtomicReference<>();
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            Map<Path, String> now = files();
            return now.equals(last.getAndSet(now))
                    && now.keySet().stream().noneMatch(file -> file.toString().endsWith("-tmp"));
        });
        return last.get();
    }

    private static Problem refusedWithoutATrace(Pushes push) {
        Map<Path, String> before = settledFiles();
        Problem problem = operator.refusal(push.desired());
        assertThat(files()).isEqualTo(before);
        return problem;
    }

    @Test
    void writesNothingWhenNothingIsNew() throws IOException {
        Pushes push = Pushes.of("same");
        DomainReport report = running(push);
        Path file = agent.configs.resolve("same.cfg");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Map<Path, String> before = settledFiles();

        assertThat(operator.push(push.desired())).isEqualTo(report);
        assertThat(operator.push(push.desired())).isEqualTo(report);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void refusesAnOlderGeneration() {
        Pushes push = Pushes.of("stale").generation(7);
        running(push);

        assertThat(refusedWithoutATrace(push.generation(6).lines("memory = 64\n"))
                        .code())
                .isEqualTo(ProblemCode.StaleGeneration);
    }

    @Test
    void refusesALeaderWhoseTimeIsOver() {
        Pushes push = Pushes.of("fenced").fence("lease-of-fenced", 3);
        running(push);

        Problem problem = refusedWithoutATrace(
                push.fence("lease-of-fenced", 2).generation(9).lines("memory = 64\n"));

        assertThat(problem.code()).isEqualTo(ProblemCode.StaleEpoch);
        assertThat(problem.message()).contains("fence.epoch is 2", "epoch 3");
        assertThat(operator.refusal(
                                "PUT",
                                Api.path(Api.REMOVAL, push.uuid()),
                                push.fence("lease-of-fenced", 2).removal(DeletionPolicy.Destroy))
                        .code())
                .isEqualTo(ProblemCode.StaleEpoch);
    }

    @Test
    void takesAnObjectOfARebuiltClusterForTheSameDomain() {
        Pushes push = Pushes.of("rebuilt").generation(7);
        int domid = running(push).domid();

        Pushes reborn = push.generation(1)
                .owner(new Owner("prod", "rebuilt", "a-new-uid"))
                .fence("another-lease", 1);
        DomainReport report = operator.push(reborn.desired());

        assertThat(report.owner().uid()).isEqualTo("a-new-uid");
        assertThat(report.domid()).isEqualTo(domid);
        assertThat(report.state()).isEqualTo(DomainState.Running);
    }

    @Test
    void leavesUuidAndNameToTheObjectThatHasThem() {
        Pushes push = Pushes.of("taken");
        running(push);
        Owner other = new Owner("test", "taken", "other");

        Pushes sameName = push.uuid("00000000-0000-0000-0000-0000000000aa");
        for (Pushes foreign : List.of(push.owner(other), sameName.owner(other))) {
            Problem problem = refusedWithoutATrace(foreign);
            assertThat(problem.code()).isEqualTo(ProblemCode.OwnedByAnother);
            assertThat(problem.message())
                    .contains("a XenDomain of another namespace")
                    .doesNotContain("prod", "uid-of-taken");
        }
        Problem problem = refusedWithoutATrace(sameName.owner(new Owner("prod", "neighbour", "other")));
        assertThat(problem.code()).isEqualTo(ProblemCode.OwnedByAnother);
        assertThat(problem.message()).contains("name taken", "prod/taken").doesNotContain("uid-of-taken");
    }

    @Test
    void leavesAFileAloneThatItDidNotWrite() throws IOException {
        Files.writeString(agent.configs.resolve("foreign.cfg"), "name = \"foreign\"\n");

        Problem problem = refusedWithoutATrace(Pushes.of("foreign"));

        assertThat(problem.code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(problem.message()).contains("foreign.cfg", "move it away");
    }

    @Test
    void leavesADomainAloneThatItDidNotStart() {
        Pushes push = Pushes.of("alien");
        running(push);
        operator.remove(push.uuid(), push.removal(DeletionPolicy.Orphan));
        await().until(() ->
                operator.domains().stream().noneMatch(report -> report.uuid().equals(push.uuid())));

        Problem sameUuid = refusedWithoutATrace(push.name("alien-2").generation(9));
        assertThat(sameUuid.code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(sameUuid.message()).contains(push.uuid(), "was not started for a XenDomain");
        Problem sameName = refusedWithoutATrace(push.uuid("00000000-0000-0000-0000-0000000000bb"));
        assertThat(sameName.code()).isEqualTo(ProblemCode.NotOurs);
    }

    @Test
    void movesTheFileWhenADomainIsRenamed() {
        Pushes push = Pushes.of("old-name");
        running(push);

        DomainReport report = operator.push(
                push.name("new-name").owner(push.owner()).generation(2).desired());

        assertThat(report.path())
                .isEqualTo(agent.configs.resolve("new-name.cfg").toString());
        await().untilAsserted(
                        () -> assertThat(operator.domain(push.uuid()).changes().applied())
                                .containsExactly(new AppliedChange("name", "old-name", "new-name")));
        assertThat(agent.configs.resolve("old-name.cfg")).doesNotExist();
        assertThat(agent.configs.resolve("new-name.cfg")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory = -5\n",
                "vcpus = \"many\"\n",
                "disk = [ \"format=raw,target=/a\" ]\n",
                "vif = [ \"mac=zz:00:00:00:00:00\" ]\n",
                "extra = \"a\\qb\"\n",
                "extra = \"# no end\n",
                "frobnicate = 1\n",
            })
    void refusesWhatCannotBeReadBeforeXlSeesIt(String lines) {
        Problem problem = refusedWithoutATrace(Pushes.of("unread").lines(lines));

        assertThat(problem.code()).isEqualTo(ProblemCode.BadRequest);
        assertThat(problem.findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vcpus = 2\nmaxvcpus = 1\n",
                "builder = \"hvm\"\n",
                "timer_mode = 1\n",
                "vcpus = 2\ncpus = \"0-1,^0-1\"\n",
            })
    void refusesWhatTheRealXlRefusesOrMuttersAbout(String lines) {
        Problem problem = refusedWithoutATrace(Pushes.of("muttered").lines(lines));

        assertThat(problem.code()).isEqualTo(ProblemCode.RefusedByXl);
        assertThat(problem.message()).isNotBlank().doesNotContain("xendomain-tmp");
    }

    @Test
    void keepsTheDomainOfTheLastGoodPushWhenXlRefusesTheNext() {
        Pushes push = Pushes.of("good-then-bad");
        DomainReport report = running(push);

        refusedWithoutATrace(push.generation(2).lines("vcpus = 2\nmaxvcpus = 1\n"));

        assertThat(operator.domain(push.uuid())).isEqualTo(report);
    }

    @Test
    void answersEveryBadRequestWithAProblem() {
        String path = Api.path(Api.DOMAIN, Pushes.of("x").uuid());

        assertThat(operator.refusal("PUT", path, "").code()).isEqualTo(ProblemCode.BadRequest);
        assertThat(operator.refusal("PUT", path, "null").code()).isEqualTo(ProblemCode.BadRequest);
        assertThat(operator.refusal("PUT", path, "{").message()).contains("JSON");
        assertThat(operator.refusal("PUT", path, "[]").message()).contains("line 1");
        assertThat(operator.refusal("PUT", path, "{\"generation\":\"many\"}").message())
                .contains("many");
        assertThat(operator.refusal("PUT", path, "{\"powerState\":\"Sleeping\"}")
                        .message())
                .contains("Sleeping");
        assertThat(operator.refusal("PUT", path, "{}").message()).contains("owner is missing", "config is missing");
        assertThat(operator.refusal("PUT", path, "{\"config\":\"" + "x".repeat(5 << 20) + "\"}")
                        .message())
                .contains("at most 4194304");
        assertThat(operator.refusal("GET", "/nothing", null).code()).isEqualTo(ProblemCode.NotFound);
        assertThat(operator.refusal(
                                "PUT",
                                Api.path(Api.REMOVAL, Pushes.of("x").uuid()),
                                Pushes.of("x").removal(DeletionPolicy.Shutdown))
                        .code())
                .isEqualTo(ProblemCode.NotFound);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nothing,             application/json, 404, NotFound",
        "GET,    /v1/domains/x/y,      application/json, 404, NotFound",
        "POST,   /v1/domains,          application/json, 405, BadRequest",
        "DELETE, /v1/host,             application/json, 405, BadRequest",
        "PUT,    /v1/domains/x,        text/plain,       415, BadRequest",
        "PUT,    /v1/certificate,      text/plain,       400, BadRequest",
        "GET,    /v1/metrics?domains=, application/json, 400, BadRequest",
    })
    void answersWithAProblemWhateverElseIsWrong(String method, String path, String type, int status, ProblemCode code)
            throws IOException {
        var response = operator.send(method, path, type, method.equals("GET") ? null : "nonsense");

        assertThat(response.statusCode()).isEqualTo(status);
        Problem problem = AgentClient.JSON.readValue(response.body(), Problem.class);
        assertThat(problem.code()).as(response.body()).isEqualTo(code);
        assertThat(problem.message()).isNotBlank();
    }

    @Test
    void readsNoBodyToTheEndThatIsTooLongWhetherItSaysSoOrNot() throws IOException {
        byte[] tooMuch = "x".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII);

        var response = operator.send(
                "PUT",
                Api.path(Api.DOMAIN, Pushes.of("x").uuid()),
                "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("at most 4194304");
    }
}
