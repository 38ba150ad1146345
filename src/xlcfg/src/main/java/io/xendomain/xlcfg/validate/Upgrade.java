package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Change;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What another Xen on the same host would do to a domain: what its xl would refuse or ignore that the present one reads,
 * and what it would make something else of. A step down is looked at like a step up.
 */
public final class Upgrade {
    private final XenVersion from;
    private final XenVersion to;

    private Upgrade(XenVersion from, XenVersion to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Says only what the step brings: what is wrong with the config on both releases is no finding here. What cannot be
     * read is, as nobody knows what would come of it.
     *
     * @param host as it is now
     * @param to the release it would have
     */
    public static List<Finding> check(DomainConfig config, HostFacts host, XenVersion to) {
        Set<String> before =
                Validator.validate(config, host).stream().map(Upgrade::identity).collect(Collectors.toSet());
        List<Finding> changed = new ArrayList<>();
        new Upgrade(host.xen(), to).changes(config, new Place("", null, null, changed::add));
        return Stream.concat(
                        Validator.validate(config, host.with(to)).stream()
                                .filter(finding -> !before.contains(identity(finding))
                                        || config.unreadable().contains(finding)),
                        changed.stream())
                .toList();
    }

    /** The message of one and the same finding names the release. */
    private static String identity(Finding finding) {
        return finding.code() + " " + finding.field();
    }

    private void changes(DomainConfig config, Place root) {
        Keys.all().forEach(key -> changes(key, config.values(), config.guestType(), root));
    }

    private <T> void changes(Key<T> key, Struct owner, GuestType guest, Place place) {
        T value = owner.get(key);
        Place here = place.child(key);
        key.changes().stream()
                .filter(change -> change.concerns(value, guest, from, to))
                .forEach(change -> report(change, here));
        if (value instanceof List<?> items && key.type() instanceof ListType<?> list) {
            for (int i = 0; i < items.size(); i++) {
                inside(list.item(), items.get(i), guest, here.item(i));
            }
        } else {
            inside(key.type(), value, guest, here);
        }
    }

    private void inside(Object type, Object value, GuestType guest, Place place) {
        if (type instanceof StructType object && value instanceof Struct struct) {
            object.fields().keys().forEach(key -> changes(key, struct, guest, place));
        }
    }

    private void report(Change<?> change, Place place) {
        boolean up = from.isBefore(to);
        place.say(
                Code.ChangedInXen,
                place.field() + " " + change.setting() + ": with Xen " + from + " "
                        + (up ? change.before() : change.after())
                        + ", but with " + to + " " + (up ? change.after() : change.before()) + " (changed in "
                        + change.in() + "); " + change.remedy());
    }
}
