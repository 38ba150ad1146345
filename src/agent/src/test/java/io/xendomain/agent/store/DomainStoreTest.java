package io.xendomain.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Edit;
import io.xendomain.agent.domain.Ending;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainStoreTest {
    private static final Pushes PUSH = Pushes.of("web-1");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");

    @TempDir
    Path folder;

    private Path configs;
    private Path state;
    private DomainStore store;

    @BeforeEach
    void open() throws IOException {
        configs = folder.resolve("xen");
        state = folder.resolve("state");
        store = DomainStore.open(configs, state);
    }

    private static DomainRecord record(Pushes push) {
        return new DomainRecord(push.desired(), null, null, Life.fresh(NOW));
    }

    private DomainRecord commit(DomainRecord next, DomainRecord previous) throws Refused {
        return store.commit(
                next, previous, store.stage(next.name(), next.desired().config()));
    }

    private Map<String, DomainRecord> reopened() throws IOException {
        return DomainStore.open(configs, state).load();
    }

    private List<String> files(Path where) throws IOException {
        try (var files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsEverythingAcrossARestart() throws Exception {
        Life life = Life.fresh(NOW)
                .starting(PUSH.config(), 1, "boot", "asked", NOW)
                .there(PUSH.config(), 7)
                .withEdit(Edit.started(1).refused(List.of(new Difference("memory", "128", "256")), "xl says no", NOW))
                .stopAsked(NOW)
                .stopped(ShutdownReason.Crash, NOW)
                .missing(NOW)
                .ended(Ending.Crashed, 3)
                .in(DomainState.Crashed, NOW);
        DomainRecord record = new DomainRecord(PUSH.desired(), PUSH.removal(DeletionPolicy.Shutdown), null, life);

        commit(record, null);

        assertThat(reopened()).containsOnly(Map.entry(PUSH.uuid(), record));
        assertThat(configs.resolve("web-1.cfg")).hasContent(PUSH.config());
    }

    @Test
    void keepsPasswordsFromOtherUsers() throws Exception {
        commit(record(PUSH), null);

        for (Path file : List.of(configs.resolve("web-1.cfg"), state.resolve("domains/" + PUSH.uuid() + ".json"))) {
            assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void mendsAConfigThatWasEditedOrLost() throws Exception {
        commit(record(PUSH), null);
        Path file = configs.resolve("web-1.cfg");

        Files.writeString(file, PUSH.config() + "memory = 1\n");
        reopened();
        assertThat(file).hasContent(PUSH.config());

        Files.delete(file);
        reopened();
        assertThat(file).hasContent(PUSH.config());
    }

    @Test
    void leavesAConfigAloneWhoseHeaderSomebodyTookAway() throws Exception {
        commit(record(PUSH), null);
        Path file = configs.resolve("web-1.cfg");
        Files.writeString(file, "name = \"mine now\"\n");

        assertThat(reopened()).containsKey(PUSH.uuid());
        assertThat(file).hasContent("name = \"mine now\"\n");
    }

    @Test
    void removesWhatACrashLeftHalfDone() throws Exception {
        store.stage("web-1", "half");
        Files.writeString(state.resolve("domains").resolve(".x.json.1.xendomain-tmp"), "{");
        Files.writeString(configs.resolve("somebody.else"), "stays");
        Files.writeString(configs.resolve(".hidden"), "stays");

        reopened();

        assertThat(files(configs)).containsExactly(".hidden", "somebody.else");
        assertThat(files(state.resolve("domains"))).isEmpty();
    }

    @Test
    void renames() throws Exception {
        DomainRecord before = commit(record(PUSH), null);
        DomainRecord after =
                commit(before.pushed(PUSH.name("web-2").owner(PUSH.owner()).desired()), before);

        assertThat(files(configs)).containsExactly("web-2.cfg");
        assertThat(after.formerName()).isNull();
        assertThat(reopened()).containsOnly(Map.entry(PUSH.uuid(), after));
    }

    @Test
    void finishesARenameThatACrashInterrupted() throws Exception {
        DomainRecord before = commit(record(PUSH), null);
        store.save(before.pushed(PUSH.name("web-2").owner(PUSH.owner()).desired()));

        reopened();

        assertThat(files(configs)).containsExactly("web-2.cfg");
    }

    @Test
    void forgets() throws Exception {
        DomainRecord record = commit(record(PUSH), null);

        store.forget(record, false);

        assertThat(files(configs)).isEmpty();
        assertThat(reopened()).isEmpty();
    }

    @Test
    void releasesAnOrphan() throws Exception {
        DomainRecord record = commit(record(PUSH), null);

        store.forget(record, true);

        assertThat(configs.resolve("web-1.cfg"))
                .content()
                .startsWith("# No longer managed by xendomain-operator; was prod/web-1.\nname = \"web-1\"\n");
        assertThatThrownBy(() -> store.checkConfigIsFree("web-1", PUSH.owner()))
                .hasMessageContaining("was not written");
    }

    @Test
    void doesNotForgetAFileThatIsNotOursAnyMore() throws Exception {
        DomainRecord record = commit(record(PUSH), null);
        Files.writeString(configs.resolve("web-1.cfg"), "name = \"mine now\"\n");

        store.forget(record, false);

        assertThat(configs.resolve("web-1.cfg")).hasContent("name = \"mine now\"\n");
    }

    @Test
    void saysWhoseAFileIs() throws Exception {
        Files.writeString(configs.resolve("foreign.cfg"), "name = \"foreign\"\n");
        Files.write(configs.resolve("binary.cfg"), new byte[] {(byte) 0xff, 0, 1});
        Files.createDirectory(configs.resolve("folder.cfg"));
        commit(record(PUSH), null);

        assertThat(refusal("foreign", PUSH.owner())).isEqualTo(ProblemCode.NotOurs);
        assertThat(refusal("binary", PUSH.owner())).isEqualTo(ProblemCode.NotOurs);
        assertThat(refusal("folder", PUSH.owner())).isEqualTo(ProblemCode.NotOurs);
        assertThat(refusal("web-1", new Owner("test", "web-1", "u"))).isEqualTo(ProblemCode.OwnedByAnother);
        store.checkConfigIsFree("web-1", new Owner("prod", "web-1", "another uid"));
        store.checkConfigIsFree("nothing", PUSH.owner());
    }

    private ProblemCode refusal(String name, Owner owner) {
        return catchThrowableOfType(Refused.class, () -> store.checkConfigIsFree(name, owner))
                .problem()
                .code();
    }

    @Test
    void leavesARecordThatItCannotReadToSomebodyWhoCan() throws Exception {
        commit(record(PUSH), null);
        Path broken = state.resolve("domains/" + PUSH.uuid() + ".json");
        Files.writeString(broken, "{");

        assertThat(reopened()).isEmpty();
        assertThat(broken).hasContent("{");
        assertThat(configs.resolve("web-1.cfg")).hasContent(PUSH.config());
    }

    @Test
    void remembersTheNewestLeaderOfEachLineage() throws Exception {
        store.fences().pass(new Fence("a", 7));
        store.fences().pass(new Fence("b", 1));

        Fences later = DomainStore.open(configs, state).fences();

        assertThat(catchThrowableOfType(Refused.class, () -> later.pass(new Fence("a", 6)))
                        .problem()
                        .code())
                .isEqualTo(ProblemCode.StaleEpoch);
        later.pass(new Fence("a", 7));
        later.pass(new Fence("b", 1));
        later.pass(new Fence("c", 0));
    }
}
