package dev.satchel.benchmarks.play;

import java.util.List;
import play.Application;
import play.ApplicationLoader;
import play.BuiltInComponentsFromContext;
import play.mvc.EssentialFilter;
import play.routing.Router;

/**
 * Loads the pages, without the filters that most applications have. application.conf names the
 * class.
 */
public final class PagesLoader implements ApplicationLoader {
  /** The setting that tells {@code none} from {@code session}. */
  static final String VARIANT = "satchel.variant";

  @Override
  public Application load(Context context) {
    return new Components(context).application();
  }

  private static final class Components extends BuiltInComponentsFromContext {
    /** Play asks for the router at each request. */
    private final Router router;

    Components(Context context) {
      super(context);
      String variant = context.initialConfig().getString(VARIANT);
      router =
          Routes.to(
              switch (variant) {
                case "none" -> new PagesWithoutSession();
                case "session" -> new PagesWithSession();
                default -> throw new IllegalArgumentException("There is no variant " + variant);
              });
    }

    @Override
    public Router router() {
      return router;
    }

    @Override
    public List<EssentialFilter> httpFilters() {
      return List.of();
    }
  }
}
