package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the declaration of a key says of every config that sets it: for which guests it is, what replaces it. */
final class KeyRules {
    private final GuestType guest;
    private final Set<String> known;

    private KeyRules(GuestType guest, Set<String> known) {
        this.guest = guest;
        this.known = known;
    }

    /** Reports pointless and outdated keys, except fields that have a finding already. */
    static void check(DomainConfig config, Collection<Finding> soFar, Place root) {
        Set<String> known = soFar.stream().map(Finding::field).collect(Collectors.toSet());
        new KeyRules(config.guestType(), known).check(config.values(), root);
    }

    private void check(Struct struct, Place place) {
        struct.keys().forEach(key -> check(struct, key, place.child(key)));
    }

    private void check(Struct struct, Key<?> key, Place place) {
        if (!known.contains(place.field())) {
            Object shown = Shown.of(struct, key);
            checkGuest(key, shown, place);
            checkDeprecated(key, shown, place);
        }
        switch (struct.get(key)) {
            case Struct inner -> check(inner, place);
            case List<?> items -> {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof Struct inner) {
                        check(inner, place.item(i));
                    }
                }
            }
            default -> {}
        }
    }

    private void checkGuest(Key<?> key, Object shown, Place place) {
        if (!key.guestTypes().contains(guest)) {
            String theirs = key.guestTypes().stream().map(GuestType::name).collect(Collectors.joining(" and "));
            place.report(
                    Code.WrongGuestType,
                    shown,
                    "only means something to " + theirs + " guests and this one is " + guest,
                    "remove it, or change type");
        }
    }

    private void checkDeprecated(Key<?> key, Object shown, Place place) {
        if (!key.deprecated().isEmpty()) {
            place.report(Code.Deprecated, shown, key.name() + " has been replaced", "use " + key.deprecated());
        }
    }
}
