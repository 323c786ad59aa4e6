"""Makes the font of rare Han characters from HanaMinB (2017-09-04): those beyond U+20000 that the first font lacks.

    python3 make_rare_font.py HanaMinB.ttf NotoSansCJKsc-Regular.ttf RareHan.ttf && brotli -q 9 -w 24 RareHan.ttf

Outlines and widths are taken as they are; hints, vertical metrics and layout are left out. The same fonts give the same bytes.
"""

import struct
import sys

src=open(sys.argv[1],'rb').read()
noto=open(sys.argv[2],'rb').read()
def tables(b):
    n=struct.unpack('>H',b[4:6])[0]; t={}
    for i in range(n):
        tag,c,o,l=struct.unpack('>4sLLL',b[12+16*i:28+16*i]); t[tag.decode()]=b[o:o+l]
    return t
def cmap(t):
    c=t['cmap']; m={}
    for i in range(struct.unpack('>H',c[2:4])[0]):
        so=struct.unpack('>L',c[8+8*i:12+8*i])[0]
        if struct.unpack('>H',c[so:so+2])[0]==12:
            for j in range(struct.unpack('>L',c[so+12:so+16])[0]):
                s,e,g=struct.unpack('>LLL',c[so+16+12*j:so+28+12*j])
                for k in range(s,e+1): m[k]=g+k-s
    return m
S=tables(src); have=cmap(S); known=set(cmap(tables(noto)))
chars=sorted(c for c in have if 0x20000<=c<=0x3ffff and c not in known)
print(len(chars))
loca=struct.unpack('>%dL'%(len(S['loca'])//4),S['loca'])
nhm=struct.unpack('>H',S['hhea'][34:36])[0]
def metric(g):
    if g<nhm: return S['hmtx'][4*g:4*g+4]
    return S['hmtx'][4*(nhm-1):4*(nhm-1)+2]+S['hmtx'][4*nhm+2*(g-nhm):4*nhm+2*(g-nhm)+2]
gl=[0]+[have[c] for c in chars]
glyf=bytearray(); off=[]
for g in gl:
    off.append(len(glyf)); glyf+=S['glyf'][loca[g]:loca[g+1]]
    while len(glyf)%4: glyf.append(0)
off.append(len(glyf))
hm=b''.join(metric(g) for g in gl)
groups=[]
for i,c in enumerate(chars):
    if groups and groups[-1][1]==c-1: groups[-1][1]=c
    else: groups.append([c,c,i+1])
cm=struct.pack('>HHHHL',0,1,3,10,12)+struct.pack('>HHLLL',12,0,16+12*len(groups),0,len(groups))+b''.join(struct.pack('>LLL',*g) for g in groups)
head=bytearray(S['head']); head[8:12]=b'\0'*4; head[50:52]=b'\0\1'
hhea=bytearray(S['hhea']); hhea[34:36]=struct.pack('>H',len(gl))
maxp=bytearray(S['maxp']); maxp[4:6]=struct.pack('>H',len(gl))
nm=[(1,'HrActors Rare Han'),(2,'Regular'),(4,'HrActors Rare Han'),(6,'HrActorsRareHan-Regular'),(13,'Hanazono Font License: unlimited permission to use, copy and distribute, with or without modification'),(0,'Copyright 2008-2017 GlyphWiki Project')]
nm.sort(); st=b''.join(x.encode('utf-16-be') for _,x in nm); o=0; rec=b''
for i,x in nm:
    l=len(x)*2; rec+=struct.pack('>HHHHHH',3,1,0x409,i,l,o); o+=l
name=struct.pack('>HHH',0,len(nm),6+12*len(nm))+rec+st
T={'OS/2':S['OS/2'],'cmap':cm,'glyf':bytes(glyf),'head':bytes(head),'hhea':bytes(hhea),'hmtx':hm,'loca':struct.pack('>%dL'%len(off),*off),'maxp':bytes(maxp),'name':name,'post':S['post']}
def ck(b):
    b=b+b'\0'*(-len(b)%4); return sum(struct.unpack('>%dL'%(len(b)//4),b))&0xffffffff
n=len(T); sel=n.bit_length()-1; rng=16<<sel
out=bytearray(struct.pack('>LHHHH',0x10000,n,rng,sel,n*16-rng)); pos=12+16*n; hp=0
for k in sorted(T):
    if k=='head': hp=pos
    out+=struct.pack('>4sLLL',k.encode(),ck(T[k]),pos,len(T[k])); pos+=len(T[k])+(-len(T[k])%4)
for k in sorted(T): out+=T[k]+b'\0'*(-len(T[k])%4)
out[hp+8:hp+12]=struct.pack('>L',(0xB1B0AFBA-ck(bytes(out)))&0xffffffff)
open(sys.argv[3],'wb').write(out); print(len(out))
