"""Makes ``report.png`` and ``site.png`` of the README from the seed article and from invented articles, in headless Chromium.

pip install pillow            # to write them with few colours, and small
python docs/make_pictures.py
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
WEEK = (
    ("Harbour Post", "2026-03-02", "Ferry talks stall as mayor warns of chaos", "Ilse Brandt, the mayor of Strand, said that the ferry had never been late. “They have no arguments, and they know it,” Brandt told the council. She called the plan of Borduria a reckless gamble.", "The ministry declined to comment. It was reported that the alleged change in the timetable is a fabrication."),
    ("Harbour Post", "2026-03-03", "Council votes on the quay", "The council voted by nine to four to keep the quay.", "“We are not closing any door,” said Jan Orlow, who leads the council. Orlow added that the vote was perhaps not the last one."),
    ("Harbour Post", "2026-03-04", "New school opens in Orlow Street", "The school has room for 300 children.", "“It is absolutely wonderful,” said Karl Weyde, its head. According to the ministry, a second one is to follow."),
    ("Harbour Post", "2026-03-05", "Borduria draws a red line on fishing", "Borduria has drawn a red line on fishing rights. “This is unacceptable, and everybody knows it,” said Mara Voss, its envoy.", "Voss stressed that the position of her country had not changed."),
    ("Harbour Post", "2026-03-06", "Storm closes the harbour", "The harbour was closed for two days. The harbour master said that no ship had been damaged.", "Critics say that the walls are far too low."),
    ("Borduria Times", "2026-03-02", "Ruritania's regime blackmails its neighbours", "The shameless regime in Ruritania is putting brutal pressure on Borduria. “The people have made their choice,” said Jana Orlow, a deputy.", "Nobody can seriously deny that the ferry is a weapon. History will judge those who stood by."),
    ("Borduria Times", "2026-03-03", "Harvest is smaller than last year", "The ministry said that the harvest was a tenth smaller than last year.", "Experts believe that the dry spring was the reason."),
    ("Borduria Times", "2026-03-04", "Voss speaks to fishermen", "“We will never accept a deal that leaves the villages without fish,” Mara Voss told fishermen in the port of Ost.", "She said that Ruritania had done the same in 1994, and that nobody had complained then."),
    ("Borduria Times", "2026-03-05", "The so-called compromise of Strand", "The so-called compromise is a scandal. Either the quay stays open or the valley dies.", "“What about their own fleet?” asked Jana Orlow. The mayor, she said, was clearly afraid."),
    ("Borduria Times", "2026-03-06", "Minister sees no reason to hurry", "The minister said that there was no reason to hurry. “Perhaps in the autumn,” she said.", "It is expected that the talks will go on in May."),
)  # fmt: skip


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, (outlet, date, title, *paragraphs) in enumerate(WEEK):
            file = folder / "week" / outlet.lower().replace(" ", "-") / f"{number}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            told = f"---\ntitle: {title}\noutlet: {outlet}\ndate: {date}\n---\n# {title}\n\n"
            file.write_text(told + "\n\n".join(paragraphs) + "\n", "utf-8")
        seed = ROOT / "seeds" / "ambassador-interview.txt"
        for source, to in (
            (seed.relative_to(ROOT), folder / "report.html"),
            (folder / "week", folder / "site"),
        ):
            (folder / "site").mkdir(exist_ok=True)
            subprocess.run(
                ["rhetlint", "report", str(source), "--pack", "all", "-o", str(to), "--no-config"], cwd=ROOT, check=True
            )
        index = folder / "site" / "index.html"
        index.write_text(index.read_text("utf-8").replace(f"{folder}/", ""), "utf-8")
        _taken(folder / "report.html", "report.png", 1300, 1860)
        _taken(index, "site.png", 1300, 940)


def _taken(page: Path, name: str, width: int, height: int) -> None:
    from PIL import Image

    to = ROOT / "docs" / name
    chromium = shutil.which("chromium") or "google-chrome"
    size = f"--window-size={width},{height}"
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    subprocess.run([chromium, *quiet, size, f"--screenshot={to}", page.as_uri()], check=True, capture_output=True)
    Image.open(to).convert("RGB").quantize(64, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        to, optimize=True
    )


main()
