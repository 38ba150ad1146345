package io.xendomain.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Wakes objects for what happened outside of Kubernetes, and tells of the objects' own changes before any filter.
 *
 * @param <P> the kind of object
 */
public final class Wakeups<P extends HasMetadata> extends AbstractEventSource<Void, P>
        implements ResourceEventAware<P> {
    private final BiConsumer<P, P> onUpdate;
    private final Consumer<P> onDelete;

    /**
     * @param onUpdate takes an object as it is now and as it was, before any filter
     * @param onDelete takes the object when it is gone from the cache, too
     */
    public Wakeups(String name, BiConsumer<P, P> onUpdate, Consumer<P> onDelete) {
        super(Void.class, name);
        this.onUpdate = onUpdate;
        this.onDelete = onDelete;
    }

    /** Has the object looked at again, if there is one. */
    public void wake(String namespace, String name) {
        if (isRunning()) {
            getEventHandler().handleEvent(new Event(new ResourceID(name, namespace)));
        }
    }

    public void wake(HasMetadata object) {
        wake(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    @Override
    public void onResourceUpdated(P now, P before) {
        onUpdate.accept(now, before);
    }

    @Override
    public void onResourceDeleted(P gone) {
        onDelete.accept(gone);
    }

    @Override
    public Set<Void> getSecondaryResources(P primary) {
        return Set.of();
    }
}
