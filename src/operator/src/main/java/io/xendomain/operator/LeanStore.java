package io.xendomain.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** An informer's store without {@code managedFields}: nobody here reads them, and they are half of an object's size. */
final class LeanStore<V extends HasMetadata> extends BasicItemStore<V> {

    LeanStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public V put(String key, V object) {
        object.getMetadata().setManagedFields(null);
        return super.put(key, object);
    }
}
