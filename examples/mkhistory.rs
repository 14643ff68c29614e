use std::path::PathBuf;
use zirkel::document::*;
use zirkel::model::*;
use zirkel::store::*;
fn main() {
    let root = PathBuf::from(std::env::args().nth(1).unwrap());
    let dirs = DataDirs::below(&root.join("home"));
    let file = root.join("Kreis Süd.zirkel.ron");
    let project = codec::decode(example()).unwrap().project;
    let mut doc = Document::new(project.clone());
    let mut last: Option<Saved> = None;
    let n: u64 = std::env::args().nth(2).map_or(12, |s| s.parse().unwrap());
    let mut writers = [WriterSlot::default(), WriterSlot::default()];
    for i in 0..n {
        let by = ["Anna Berg", "Bernd Özbabacan"][(i % 2) as usize];
        if i > 0 {
            doc.edit(Step::EditEntry,|p|{
       let ids: Vec<_>=p.entries.ids().collect();
       match i%5 {
        0=>{ let id=ids[(i as usize*3)%ids.len()]; p.change(id,|e:&mut Entry| e.text=e.text.replacen("Kreis","Arbeitskreis",1)+" Das wird im Frühjahr weiter besprochen, und die Unterlagen werden vorher an alle verschickt."); }
        1=>{ let p1=p.add(Person{given_name:"Clara".into(),family_name:format!("Neumann-{i}"),function:"Integrationsbeauftragte der Stadt".into(),..Default::default()}); p.add(Membership{person:Some(p1),role:Role::Guest,..Default::default()}); }
        2=>{ let s=p.sessions.ids().next().unwrap(); p.change(s,|s:&mut Session| {s.place=format!("Berlin, Saal {i}"); s.title="Herbstsitzung des Kreises".into()}); }
        3=>{ let id=p.elements.ids().nth(i as usize%5).unwrap(); p.delete_element(id); let id=p.elements.ids().next().unwrap(); p.change(id,|e:&mut Element|{e.text+=" (verschoben)";}); let ids:Vec<_>=p.elements.ids().take(4).collect(); for id in ids {p.change(id,|e:&mut Element|{e.color=NoteColor::Green;});} }
        _=>{ let id=ids[(i as usize)%ids.len()]; p.delete_entry(id); }
       }
    });
        }
        let req = SaveRequest {
            header: last
                .as_ref()
                .map(|l| l.disk.header.clone())
                .unwrap_or_default(),
            disk: last.as_ref().map(|l| l.disk.clone()),
            by: by.into(),
            writer: writers[(i % 2) as usize].clone(),
            ..SaveRequest::new(&file, doc.project().clone())
        };
        last = Some(save(&req, &dirs, &Progress::default()).unwrap());
    }
    let _ = &mut writers;
}
