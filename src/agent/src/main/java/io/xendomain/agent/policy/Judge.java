package io.xendomain.agent.policy;

import io.xendomain.protocol.ProblemFinding;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.VifSpec;
import java.util.ArrayList;
import java.util.List;

/** Says everything that a config asks for and its namespace may not have. Pure: paths are somebody else's knowledge. */
final class Judge {
    private final Rules rules;
    private final Paths paths;
    private final List<ProblemFinding> refusals = new ArrayList<>();

    private Judge(Rules rules, Paths paths) {
        this.rules = rules;
        this.paths = paths;
    }

    /** @param config one that could be read as a whole */
    static List<ProblemFinding> judge(DomainConfig config, Rules rules, Paths paths) {
        Judge judge = new Judge(rules, paths);
        config.values().keys().forEach(key -> judge.key(key, config.values()));
        return List.copyOf(judge.refusals);
    }

    private void key(Key<?> key, Struct config) {
        if (Governance.fields(key).isPresent()) {
            device(key, key.name(), key.field(), key.name(), config.get(key));
        } else if (!key.privilege().isEmpty()) {
            values(key, key.name(), key.field(), key.name(), config);
        }
    }

    /** A list of objects, or one. */
    private void device(Key<?> key, String name, String field, String owner, Object value) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                item(key, name, field + "[" + i + "]", owner, (Struct) items.get(i));
            }
        } else {
            item(key, name, field, owner, (Struct) value);
        }
    }

    private void item(Key<?> device, String name, String field, String owner, Struct item) {
        boolean asksForMore = false;
        for (Key<?> key : item.keys()) {
            String inner = name + "." + key.name();
            String at = field + "." + key.field();
            if (Governance.fields(key).isPresent()) {
                device(key, inner, at, owner, item.get(key));
            } else if (!key.privilege().isEmpty()) {
                asksForMore = true;
                values(key, inner, at, owner, item);
            }
        }
        Asked whole = new Asked(name, field, owner, device, null, item);
        if (name.equals("vif") && !item.has(VifSpec.BRIDGE)) {
            Asked bridge =
                    new Asked("vif.bridge", field + "." + VifSpec.BRIDGE.field(), owner, VifSpec.BRIDGE, null, item);
            ask(bridge, Governance.of(bridge.name()), "is not set");
        } else if (name.equals("vfb") && whole.beside("vnc") == null) {
            ask(whole, SectionRules::vnc, "has VNC");
        } else if (!device.privilege().isEmpty() && !Governance.isJudgedByItem(name)) {
            boolean more = asksForMore;
            ask(whole, (asked, its, there) -> KeyRules.device(asked, more, its), "is there");
        }
    }

    /** A value, or each of a list. */
    private <T> void values(Key<T> key, String name, String field, String owner, Struct around) {
        Object json = key.type().toJson(around.get(key));
        if (json instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                value(new Asked(name, field + "[" + i + "]", owner, key, items.get(i), around));
            }
        } else {
            value(new Asked(name, field, owner, key, json, around));
        }
    }

    private void value(Asked asked) {
        ask(asked, Governance.of(asked.name()), "is " + (asked.key().secret() ? "a secret" : Quoted.of(asked.value())));
    }

    private void ask(Asked asked, Rule rule, String what) {
        rule.judge(asked, rules, paths)
                .ifPresent(denial -> refusals.add(new ProblemFinding(
                        asked.field(),
                        asked.owner(),
                        Code.NotAllowedOnHost.name(),
                        asked.field() + " " + what + ", but " + denial.why() + "; " + remedy(denial))));
    }

    private String remedy(Rule.Denial denial) {
        return denial.list().isEmpty()
                ? "choose another one"
                : "change or remove it, or have the host's administrator add it to " + denial.list()
                        + " of namespaces.\"" + rules.name() + "\" in the policy of the host";
    }
}
