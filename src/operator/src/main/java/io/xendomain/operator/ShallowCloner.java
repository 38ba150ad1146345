package io.xendomain.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;

/** Copies our objects without a detour over JSON: spec and status are immutable, so only the metadata is copied. */
final class ShallowCloner implements Cloner {
    private final KubernetesSerialization json;

    ShallowCloner(KubernetesSerialization json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings("unchecked") // each case makes an object of the class it got
    public <R extends HasMetadata> R clone(R object) {
        return (R)
                switch (object) {
                    case XenDomain domain -> {
                        XenDomain copy = new XenDomain();
                        copy.setMetadata(copy(domain));
                        copy.setSpec(domain.getSpec());
                        copy.setStatus(domain.getStatus());
                        yield copy;
                    }
                    case XenHost host -> {
                        XenHost copy = new XenHost();
                        copy.setMetadata(copy(host));
                        copy.setSpec(host.getSpec());
                        copy.setStatus(host.getStatus());
                        yield copy;
                    }
                    default -> json.clone(object);
                };
    }

    private static ObjectMeta copy(HasMetadata object) {
        return new ObjectMetaBuilder(object.getMetadata()).build();
    }
}
