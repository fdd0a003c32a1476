namespace AwsRadar.Benchmarks.Pages;

/// <summary>What runs in the page to measure it.</summary>
internal static class PageScripts
{
    /// <summary>From the beginning of loading to the frame in which the picture has its boxes and lines.</summary>
    public const string FirstView = """
        window.shown = new Promise((resolve) => {
          const look = () => {
            if (document.querySelector(".lines .line, main .page")) setTimeout(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
        """;

    /// <summary>
    /// From each click to the frame that shows the view: overview, lists, pages, the table twin, searches, a question, each stack of
    /// the overview, and of each kind 20 entities of its list's first rows and the one with the most ties.
    /// </summary>
    public const string Views =
        Clicks
        + """
            const lists = ["users", "groups", "roles", "policies", "outside", "services", "findings", "coverage", "history", "ask"];
            for (const list of lists) figures[list] = await view(`#/${list}`);
            figures["overview"] = await view("#/");
            figures["overview as table"] = await view("#/?table=");
            await view("#/");
            figures["answer"] = await view("#/ask?action=s3%3AGetObject&resource=*");
            figures["answer as table"] = await view("#/ask?action=s3%3AGetObject&resource=*&table=");
            figures["what-can"] = await view("#/ask?who=user%2Fuser-0&only=what");
            figures["becomes"] = await view("#/ask?who=user%2Fuser-250");
            await view("#/");
            const stacks = [...document.querySelectorAll(".box[aria-expanded=false]")].map((box) => box.dataset.key);
            figures["stack of the overview"] = await worst(stacks.map((key) => `#/?open=${encodeURIComponent(key)}`), "#/");
            for (const [kind, list] of [["user", "users"], ["group", "groups"], ["role", "roles"], ["policy", "policies"], ["outside", "outside"], ["service", "services"]]) {
              await view(`#/${list}`);
              const links = [...document.querySelectorAll("main td a.entity")].map((link) => link.getAttribute("href"));
              const step = Math.max(1, links.length / 20);
              figures[kind] = await worst(links.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)), "#/coverage");
            }
            const of = (arn) => `#/of/${encodeURIComponent(arn)}`;
            const hubs = {
              "hub: policy of 4,000 roles": of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
              "hub: policy with the widest text": of("arn:aws:iam::aws:policy/AdministratorAccess"),
              "hub: boundary of 2,200": of("arn:aws:iam::123456789012:policy/policy-0"),
              "hub: group of everybody": of("arn:aws:iam::123456789012:group/group-0"),
              "hub: lambda": of("principal:lambda.amazonaws.com"),
              "hub: this account": of("arn:aws:iam::123456789012:root"),
              "hub: s3": of("service:s3"),
            };
            for (const [name, hub] of Object.entries(hubs)) {
              await view("#/coverage");
              figures[name] = await view(hub);
              await view("#/coverage");
              figures[`${name}, as table`] = await view(`${hub}?table=`);
            }
            const field = document.querySelector("#search");
            for (const text of ["u", "user-4", "arn:aws:iam", "team-3 role"]) {
              const start = performance.now();
              field.value = text;
              field.dispatchEvent(new Event("input"));
              await painted();
              figures[`search ${text}`] = Math.round(performance.now() - start);
            }
            return JSON.stringify(figures);
            }
            """;

    public const string Questions =
        Clicks
        + """
            const asked = async (action, resource) => {
              const start = performance.now();
              await view(`#/ask?action=${encodeURIComponent(action)}&resource=${encodeURIComponent(resource)}`);
              while (!document.querySelector(".lines .line, main [role=alert]")) await frame();
              return Math.round(performance.now() - start);
            };
            figures["first question"] = await asked("iam:DeleteUser", "*");
            figures["iam:DeleteRole *"] = await asked("iam:DeleteRole", "*");
            figures["one user"] = await asked("iam:DeleteUser", "arn:aws:iam::123456789012:user/division-0/team-0/user-0");
            figures["one object"] = await asked("s3:GetObject", "arn:aws:s3:::team-1/file");
            return JSON.stringify(figures);
            }
            """;

    private const string Clicks = """
        async () => {
        const figures = {};
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const painted = async () => { await frame(); await new Promise((resolve) => setTimeout(resolve)); };
        const view = async (address) => {
          const changed = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
          if (location.hash === address) return 0;
          const start = performance.now();
          location.hash = address;
          await changed;
          do await painted(); while (document.querySelector(".picture") && !document.querySelector(".lines .line, .lines .reaches"));
          return Math.round(performance.now() - start);
        };
        const worst = async (addresses, between) => {
          const times = [];
          for (const address of addresses) {
            await view(between);
            times.push(await view(address));
          }
          times.sort((one, other) => one - other);
          return { of: times.length, median: times[times.length >> 1], worst: times.at(-1) };
        };
        """;
}
